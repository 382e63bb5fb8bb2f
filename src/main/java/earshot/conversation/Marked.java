package earshot.conversation;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was marked, and how it was before: all that [Marks#undo] needs.
///
/// @param at when; what was marked again since then is left as it is
/// @param before those that were not so already
/// @param found how many there are, those included that were so already
public record Marked(Instant at, List<Before> before, int found) {

  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  public Marked {
    before = List.copyOf(before);
    check(at);
  }

  /// All of `before` in one line, comma between them.
  public String joined() {
    return before.stream().map(Before::toString).collect(Collectors.joining(","));
  }

  private static void check(Instant time) {
    if (time.isBefore(Instant.EPOCH) || time.isAfter(END))
      throw new IllegalArgumentException("not a time of ours: " + time);
  }

  /// One conversation as the user had it.
  ///
  /// @param lastInboundSeq the applicant's last message then: one that came later keeps the
  ///   conversation out of the archive
  public record Before(
      long conversationId,
      int readSeq,
      boolean markedUnread,
      @Nullable Instant archivedAt,
      int lastInboundSeq) {

    public Before {
      if (archivedAt != null) check(archivedAt);
    }

    /// The text of [#toString] again.
    ///
    /// @throws IllegalArgumentException where it is none
    public static Before parse(String text) {
      var parts = text.split("~", -1);
      if (parts.length != 5) throw new IllegalArgumentException("not a mark: " + text);
      return new Before(
          Long.parseLong(parts[0]),
          Integer.parseInt(parts[1]),
          parts[2].equals("unread"),
          parts[3].isEmpty() ? null : Instant.EPOCH.plus(Long.parseLong(parts[3]), MICROS),
          Integer.parseInt(parts[4]));
    }

    @Nullable Long archivedMicros() {
      return archivedAt == null ? null : MICROS.between(Instant.EPOCH, archivedAt);
    }

    @Override
    public String toString() {
      var archived = archivedMicros();
      return String.join(
          "~",
          Long.toString(conversationId),
          Integer.toString(readSeq),
          markedUnread ? "unread" : "",
          archived == null ? "" : archived.toString(),
          Integer.toString(lastInboundSeq));
    }
  }
}
