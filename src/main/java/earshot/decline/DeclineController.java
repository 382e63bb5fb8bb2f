package earshot.decline;

import earshot.company.User;
import earshot.hiring.Why;
import earshot.web.InvalidInput;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/// Declining on the application page.
@Controller
@RequestMapping("/applications/{id}/decline")
class DeclineController {

  private final Declining declining;

  DeclineController(Declining declining) {
    this.declining = declining;
  }

  @PostMapping
  String decline(
      @AuthenticationPrincipal User user, @PathVariable long id, @ModelAttribute DeclineForm form) {
    declining.decline(user, List.of(id), why(form), form.lastWords());
    return backTo(id);
  }

  @PostMapping("/reason")
  String explain(
      @AuthenticationPrincipal User user, @PathVariable long id, @ModelAttribute DeclineForm form) {
    declining.explain(user, id, why(form));
    return backTo(id);
  }

  @PostMapping("/undo")
  String undo(@AuthenticationPrincipal User user, @PathVariable long id) {
    declining.undo(user, id);
    return backTo(id);
  }

  /// The fields hold no more than fits; who sends more by other means reads this.
  static Why why(DeclineForm form) {
    try {
      return form.why();
    } catch (InvalidInput tooLong) {
      throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, tooLong.sentence());
    }
  }

  private static String backTo(long id) {
    return "redirect:/applications/" + id;
  }
}
