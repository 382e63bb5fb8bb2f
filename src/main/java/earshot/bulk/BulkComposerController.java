package earshot.bulk;

import earshot.company.User;
import earshot.template.Fields;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The panel in which a bulk message is written. It asks by POST, because those chosen are too many
/// for an address; nothing is changed by it.
@Controller
@RequestMapping("/bulk-messages")
class BulkComposerController {

  private final BulkMessages bulkMessages;
  private final FirstRecipients firstRecipients;

  BulkComposerController(BulkMessages bulkMessages, FirstRecipients firstRecipients) {
    this.bulkMessages = bulkMessages;
    this.firstRecipients = firstRecipients;
  }

  @PostMapping("/compose")
  String compose(@AuthenticationPrincipal User user, RecipientsForm chosen, Model model) {
    model.addAttribute("key", UUID.randomUUID().toString());
    preflight(user, chosen, model);
    return "bulk/panel";
  }

  /// Who would get it and who would not, whenever another choice is made.
  @PostMapping("/preflight")
  String preflight(@AuthenticationPrincipal User user, RecipientsForm chosen, Model model) {
    var recipients = chosen.recipients();
    model.addAttribute("preflight", bulkMessages.preflight(user, recipients, ""));
    model.addAttribute("first", firstRecipients.of(user, recipients));
    return "bulk/recipients";
  }

  /// The text as one of them would read it, and what is wrong with it.
  @PostMapping("/preview")
  String preview(
      @AuthenticationPrincipal User user,
      @RequestParam long application,
      @RequestParam String body,
      Model model) {
    var unknown = Fields.unknown(body);
    model.addAttribute("preview", bulkMessages.preview(user, application, body));
    model.addAttribute("problem", unknown.isEmpty() ? "" : Fields.sentence(unknown));
    return "bulk/preview";
  }
}
