package earshot.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The leaves of a mail, as many and as deep as a person's mail has them, and the pieces of its
/// text. A part that is broken is left out, a text of a wrong charset is read as well as it can be.
final class MailParts {

  private static final int DEEPEST = 12;
  private static final int MOST = 100;
  private static final int LONGEST_TEXT = 1_000_000;

  /// A piece of the mail's text.
  record Piece(String text, boolean html) {

    static boolean isPlain(List<Piece> pieces) {
      return !pieces.isEmpty() && pieces.stream().noneMatch(Piece::html);
    }
  }

  private final List<Part> leaves = new ArrayList<>();
  private final List<Part> cut = new ArrayList<>();
  private List<Piece> pieces = List.of();
  private int left = LONGEST_TEXT;

  private MailParts() {}

  static MailParts of(Part mail) {
    var parts = new MailParts();
    parts.pieces = parts.collect(mail, 0);
    return parts;
  }

  List<Part> leaves() {
    return List.copyOf(leaves);
  }

  /// What a reader sees, in its order: of alternatives the plain one, of parts that follow each
  /// other all, as where a picture stands within the text.
  List<Piece> pieces() {
    return pieces;
  }

  /// Whether more stands in it than was read: no more than a million characters of a mail are.
  boolean isCut(Part text) {
    return cut.contains(text);
  }

  boolean isCut() {
    return !cut.isEmpty();
  }

  /// The first part of that type, whatever it holds.
  @Nullable Part first(String type) {
    return leaves.stream().filter(part -> isOfType(part, type)).findFirst().orElse(null);
  }

  private List<Piece> collect(Part part, int depth) {
    if (depth > DEEPEST || leaves.size() >= MOST) return List.of();
    try {
      if (isOfType(part, "multipart/*") && part.getContent() instanceof Multipart parts)
        return inside(parts, isOfType(part, "multipart/alternative"), depth);
    } catch (MessagingException | IOException broken) {
      leaves.add(part);
      return List.of(new Piece(taken(part), false));
    }
    leaves.add(part);
    return piece(part);
  }

  private List<Piece> inside(Multipart parts, boolean alternatives, int depth)
      throws MessagingException {
    var children = new ArrayList<List<Piece>>();
    for (var i = 0; i < parts.getCount() && leaves.size() < MOST; i++)
      children.add(collect(parts.getBodyPart(i), depth + 1));
    return alternatives ? best(children) : children.stream().flatMap(List::stream).toList();
  }

  private static List<Piece> best(List<List<Piece>> alternatives) {
    var plain = alternatives.stream().filter(Piece::isPlain).findFirst();
    var other =
        alternatives.stream()
            .filter(pieces -> !pieces.isEmpty() && !Piece.isPlain(pieces))
            .findFirst();
    return plain
        .filter(it -> other.isEmpty() || !StandIn.is(text(it), text(other.get())))
        .or(() -> other)
        .orElse(List.of());
  }

  private static String text(List<Piece> pieces) {
    return pieces.stream().map(Piece::text).collect(Collectors.joining("\n"));
  }

  private List<Piece> piece(Part part) {
    var html = isOfType(part, "text/html");
    if (PartHeaders.isAttachment(part) || !(html || isOfType(part, "text/plain"))) return List.of();
    var text = taken(part);
    return text.isBlank() ? List.of() : List.of(new Piece(text, html));
  }

  /// As much of the text as may still be read of this mail.
  private String taken(Part part) {
    try (var bytes = PartContent.open(part)) {
      var text = text(part, bytes.readNBytes(left));
      left -= text.length();
      if (bytes.read() >= 0) cut.add(part);
      return text;
    } catch (MessagingException | IOException broken) {
      return "";
    }
  }

  /// At most a million characters of the text.
  static String read(Part part) {
    try (var bytes = PartContent.open(part)) {
      return text(part, bytes.readNBytes(LONGEST_TEXT));
    } catch (MessagingException | IOException broken) {
      return "";
    }
  }

  /// All of the text.
  static String whole(Part part) throws MessagingException, IOException {
    try (var bytes = PartContent.open(part)) {
      return text(part, bytes.readAllBytes());
    }
  }

  /// NUL says nothing, and the database does not take it.
  private static String text(Part part, byte[] bytes) {
    return MailCharset.decoded(bytes, PartHeaders.charset(part)).replace("\0", "");
  }

  private static boolean isOfType(Part part, String type) {
    try {
      return part.isMimeType(type);
    } catch (MessagingException unknown) {
      return false;
    }
  }
}
