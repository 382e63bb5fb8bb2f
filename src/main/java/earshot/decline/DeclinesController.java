package earshot.decline;

import static earshot.language.Say.say;

import earshot.bulk.BulkMessages;
import earshot.bulk.RecipientsForm;
import earshot.company.User;
import earshot.web.NotFound;
import earshot.web.Typed;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Declining many at once in the applications list: all that is ticked in one request, and Undo
/// takes it back in another. The answer is the sentence that confirms it.
@Controller
@RequestMapping("/applications/declined")
class DeclinesController {

  static final int AT_ONCE = 1000;

  private final Declining declining;
  private final BulkMessages bulkMessages;

  DeclinesController(Declining declining, BulkMessages bulkMessages) {
    this.declining = declining;
    this.bulkMessages = bulkMessages;
  }

  /// The panel in which reason and message are given.
  @GetMapping("/form")
  String form(@AuthenticationPrincipal User user, Model model) {
    if (!user.mayReviewAnywhere()) throw new NotFound("page");
    model.addAttribute("key", UUID.randomUUID().toString());
    return "decline/panel";
  }

  @PostMapping
  String decline(
      @AuthenticationPrincipal User user,
      RecipientsForm chosen,
      @ModelAttribute DeclineForm form,
      Model model) {
    var ids = bulkMessages.chosen(user, chosen.recipients());
    if (ids.isEmpty()) throw refused(say("Tick an applicant first."));
    if (ids.size() > AT_ONCE)
      throw refused(
          say("Decline at most {0} applications at once. Choose fewer.", "%,d".formatted(AT_ONCE)));
    var declined = declining.decline(user, ids, DeclineController.why(form), form.lastWords());
    model.addAttribute("sentence", declined.sentence());
    model.addAttribute("declined", declined.applications().isEmpty() ? null : declined);
    return "decline/declined";
  }

  /// @param at when they were declined, and `ids` which, as the confirmation held them
  @PostMapping("/undo")
  String undo(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "") String at,
      @RequestParam(defaultValue = "") List<Long> ids,
      Model model) {
    if (ids.size() > AT_ONCE) throw refused(say("That was never declined at once."));
    var undone = declining.undo(user, Typed.ids(ids), instant(at));
    model.addAttribute(
        "sentence",
        undone > 0 ? undone(undone) : say("Not undone: something newer happened there."));
    return "decline/declined";
  }

  private static String undone(int count) {
    return count == 1
        ? say("Undone. 1 application as before.")
        : say("Undone. {0} applications as before.", "%,d".formatted(count));
  }

  private static Instant instant(String at) {
    try {
      return Instant.parse(at);
    } catch (DateTimeException madeUp) {
      throw refused(say("There is nothing like that to undo."));
    }
  }

  private static ResponseStatusException refused(String why) {
    return new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, why);
  }
}
