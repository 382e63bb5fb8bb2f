package earshot.messagecenter;

import static earshot.language.Say.say;
import static java.util.stream.Collectors.toMap;

import earshot.company.User;
import earshot.conversation.Mark;
import earshot.conversation.Marked;
import earshot.conversation.Marks;
import earshot.web.NotFound;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The buttons above the list: all that is ticked is marked in one request, and Undo takes it back.
/// The answer is the sentence that confirms it; a form sent without a script leads back to the
/// list.
@Controller
@RequestMapping("/message-center/marks")
class MarksController {

  static final int AT_ONCE = 1000;

  private final Marks marks;

  MarksController(Marks marks) {
    this.marks = marks;
  }

  /// @param seen up to which answer each row was shown, as `17~5`, also of rows that are not ticked
  @PostMapping
  String mark(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "") List<Long> ids,
      @RequestParam(defaultValue = "") List<String> seen,
      @RequestParam(defaultValue = "") String mark,
      @RequestParam(defaultValue = "") String view,
      @RequestHeader(name = "X-Requested-With", required = false) @Nullable String script,
      Model model) {
    if (ids.isEmpty()) throw refused(say("Tick a conversation first."));
    if (ids.size() > AT_ONCE)
      throw refused(say("Tick at most {0} conversations at once.", AT_ONCE));
    var wanted = mark(mark);
    var marked = marks.mark(user, ids, seen(seen), wanted);
    var none = marked.found() == 0;
    if (none && (seen.isEmpty() || wanted != Mark.ARCHIVED)) throw new NotFound("conversation");
    if (!none) model.addAttribute("marked", marked);
    model.addAttribute(
        "sentence",
        none
            ? say("Not archived: something newer happened there.")
            : sentence(wanted, marked.found()));
    return script == null ? "redirect:" + View.ofSlug(view).path() : "messagecenter/marked";
  }

  /// @param at when it was marked
  /// @param before what the confirmation held, see [Marked.Before#toString]
  @PostMapping("/undone")
  String undo(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "") String at,
      @RequestParam(defaultValue = "") List<String> before,
      Model model) {
    var undone = marks.undo(user, marked(at, before));
    model.addAttribute(
        "sentence",
        undone > 0 ? undone(undone) : say("Not undone: something newer happened there."));
    return "messagecenter/marked";
  }

  private static Map<Long, Integer> seen(List<String> rows) {
    try {
      return rows.stream()
          .map(row -> row.split("~", 2))
          .collect(
              toMap(
                  row -> Long.valueOf(row[0]),
                  row -> Integer.valueOf(row.length == 2 ? row[1] : ""),
                  Math::min));
    } catch (NumberFormatException madeUp) {
      throw refused(say("Tick a conversation first."));
    }
  }

  private static Mark mark(String slug) {
    for (var mark : Mark.values()) if (slug(mark).equals(slug)) return mark;
    throw refused(say("Conversations can be marked as read, unread, archived or in-inbox."));
  }

  private static String slug(Mark mark) {
    return mark.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Marked marked(String at, List<String> before) {
    if (before.size() > AT_ONCE) throw refused(say("That was never marked at once."));
    try {
      var parsed = before.stream().map(Marked.Before::parse).toList();
      return new Marked(Instant.parse(at), parsed, parsed.size());
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException madeUp) {
      throw refused(say("There is nothing like that to undo."));
    }
  }

  private static String sentence(Mark mark, int count) {
    return count == 1 ? ofOne(mark) : ofMany(mark, count);
  }

  private static String ofOne(Mark mark) {
    return switch (mark) {
      case READ -> say("1 conversation marked as read.");
      case UNREAD -> say("1 conversation marked as unread.");
      case ARCHIVED -> say("1 conversation archived. Only you archived it.");
      case IN_INBOX -> say("1 conversation moved to the inbox.");
    };
  }

  private static String ofMany(Mark mark, int count) {
    return switch (mark) {
      case READ -> say("{0} conversations marked as read.", count);
      case UNREAD -> say("{0} conversations marked as unread.", count);
      case ARCHIVED -> say("{0} conversations archived. Only you archived them.", count);
      case IN_INBOX -> say("{0} conversations moved to the inbox.", count);
    };
  }

  private static String undone(int count) {
    return count == 1
        ? say("Undone. 1 conversation as before.")
        : say("Undone. {0} conversations as before.", count);
  }

  private static ResponseStatusException refused(String why) {
    return new ResponseStatusException(HttpStatus.BAD_REQUEST, why);
  }
}
