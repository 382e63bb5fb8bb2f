package earshot.bulk;

import earshot.company.User;
import earshot.web.NotFound;
import java.time.Clock;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Bulk messages sent, watched and stopped.
@Controller
@RequestMapping("/bulk-messages")
class BulkMessageController {

  private static final int RECENT = 100;

  private final BulkMessages bulkMessages;
  private final Clock clock;

  BulkMessageController(BulkMessages bulkMessages, Clock clock) {
    this.bulkMessages = bulkMessages;
    this.clock = clock;
  }

  /// Accepts it and answers with the confirmation.
  ///
  /// @param key made with the composer, so that a second click is no second bulk message
  @PostMapping
  String send(
      @AuthenticationPrincipal User user,
      RecipientsForm chosen,
      @RequestParam String body,
      @RequestParam String key,
      Model model) {
    var id = bulkMessages.send(user, chosen.recipients(), false, body, key);
    model.addAttribute("sent", id);
    return strip(user, List.of(id), model);
  }

  @GetMapping
  String recent(@AuthenticationPrincipal User user, Model model) {
    model.addAttribute("bulkMessages", bulkMessages.recent(user, RECENT));
    return "bulk/bulk-messages";
  }

  @GetMapping("/{id}")
  String show(@AuthenticationPrincipal User user, @PathVariable long id, Model model) {
    model.addAttribute("bulkMessage", find(user, id));
    return "bulk/bulk-message";
  }

  /// The user's own that are under way, for the top of other pages.
  ///
  /// @param shown those shown there already: they stay, to say how they ended
  @GetMapping("/strip")
  String strip(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "") List<Long> shown,
      Model model) {
    var strip =
        bulkMessages.recent(user, RECENT).stream()
            .filter(it -> it.userId() == user.id())
            .filter(it -> !it.state().isOver() || shown.contains(it.id()))
            .toList();
    model.addAttribute("bulkMessages", strip);
    model.addAttribute("now", clock.instant());
    return "bulk/strip";
  }

  @PostMapping("/{id}/undo")
  String undo(@AuthenticationPrincipal User user, @PathVariable long id) {
    bulkMessages.undo(user, id);
    return backTo(id);
  }

  @PostMapping("/{id}/pause")
  String pause(@AuthenticationPrincipal User user, @PathVariable long id) {
    bulkMessages.pause(user, id);
    return backTo(id);
  }

  @PostMapping("/{id}/resume")
  String resume(@AuthenticationPrincipal User user, @PathVariable long id) {
    bulkMessages.resume(user, id);
    return backTo(id);
  }

  @PostMapping("/{id}/cancel")
  String cancel(@AuthenticationPrincipal User user, @PathVariable long id) {
    bulkMessages.cancel(user, id);
    return backTo(id);
  }

  private BulkMessage find(User user, long id) {
    return bulkMessages.find(user, id).orElseThrow(() -> new NotFound("bulk message"));
  }

  private static String backTo(long id) {
    return "redirect:/bulk-messages/" + id;
  }
}
