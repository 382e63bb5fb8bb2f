package earshot.messagecenter;

import earshot.company.User;
import earshot.conversation.Mark;
import earshot.conversation.Marked;
import earshot.conversation.Marks;
import earshot.web.NotFound;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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

  @PostMapping
  String mark(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "") List<Long> ids,
      @RequestParam(defaultValue = "") String mark,
      @RequestParam(defaultValue = "") String view,
      @RequestHeader(name = "X-Requested-With", required = false) @Nullable String script,
      Model model) {
    if (ids.isEmpty()) throw refused("Tick a conversation first.");
    if (ids.size() > AT_ONCE) throw refused("Tick at most " + AT_ONCE + " conversations at once.");
    var wanted = mark(mark);
    var marked = marks.mark(user, ids, wanted);
    if (marked.before().isEmpty()) throw new NotFound("conversation");
    model.addAttribute("marked", marked);
    model.addAttribute("sentence", sentence(wanted, marked.before().size()));
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
        undone > 0
            ? "Undone. " + count(undone) + " as before."
            : "Not undone: something newer happened there.");
    return "messagecenter/marked";
  }

  private static Mark mark(String slug) {
    for (var mark : Mark.values()) if (slug(mark).equals(slug)) return mark;
    throw refused("Conversations can be marked as read, unread, archived or in-inbox.");
  }

  private static String slug(Mark mark) {
    return mark.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Marked marked(String at, List<String> before) {
    if (before.size() > AT_ONCE) throw refused("That was never marked at once.");
    try {
      return new Marked(Instant.parse(at), before.stream().map(Marked.Before::parse).toList());
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException madeUp) {
      throw refused("There is nothing like that to undo.");
    }
  }

  private static String sentence(Mark mark, int count) {
    return switch (mark) {
      case READ -> count(count) + " marked as read.";
      case UNREAD -> count(count) + " marked as unread.";
      case ARCHIVED ->
          count(count) + " archived. Only you archived " + (count == 1 ? "it." : "them.");
      case IN_INBOX -> count(count) + " moved to the inbox.";
    };
  }

  private static String count(int conversations) {
    return conversations == 1 ? "1 conversation" : conversations + " conversations";
  }

  private static ResponseStatusException refused(String why) {
    return new ResponseStatusException(HttpStatus.BAD_REQUEST, why);
  }
}
