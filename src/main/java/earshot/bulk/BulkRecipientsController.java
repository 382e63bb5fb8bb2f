package earshot.bulk;

import earshot.company.User;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// Who got a bulk message and who did not, by name.
@Controller
class BulkRecipientsController {

  private final BulkRecipients recipients;

  BulkRecipientsController(BulkRecipients recipients) {
    this.recipients = recipients;
  }

  @GetMapping("/bulk-messages/{id}/recipients")
  String recipients(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String state,
      @RequestParam @Nullable String reason,
      @RequestParam(defaultValue = "0") long after,
      Model model) {
    var shown = RecipientState.ofSlug(state);
    var why = reason == null || reason.indexOf('\0') >= 0 ? null : reason;
    model.addAttribute("list", recipients.page(user, id, shown, why, after));
    return "bulk/recipient-list";
  }
}
