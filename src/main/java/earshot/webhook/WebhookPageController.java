package earshot.webhook;

import static earshot.language.Say.say;

import earshot.company.AdministratorsOnly;
import earshot.company.User;
import earshot.web.InvalidInput;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The page of a webhook: what was sent and what came of it, a test, sending again.
@Controller
@RequestMapping("/settings/webhooks/{id}")
class WebhookPageController {

  private static final int ON_A_PAGE = 50;

  private static final Map<String, String> DONE =
      Map.of(
          "changed", "The webhook is changed.",
          "paused", "The webhook is paused. What happens waits, for 7 days.",
          "resumed", "The webhook is active. What waited is being sent.",
          "tested", "A test was sent. Its answer stands at the top of the list.",
          "resent", "It is being sent again.",
          "none", "There is nothing of that time to send.");

  private final Webhooks webhooks;
  private final WebhookDeliveries deliveries;
  private final Clock clock;

  WebhookPageController(Webhooks webhooks, WebhookDeliveries deliveries, Clock clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  @ModelAttribute
  void onlyAdministrators(@AuthenticationPrincipal User user, @PathVariable long id) {
    AdministratorsOnly.check(user);
    webhooks.find(id);
  }

  /// @param state which deliveries; empty for all
  /// @param before those before that one
  /// @param done what was just done, as the address after a form says it
  @GetMapping
  String show(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam @Nullable DeliveryState state,
      @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
      @RequestParam(defaultValue = "") String done,
      Model model) {
    var now = LocalDateTime.ofInstant(clock.instant(), user.zone()).truncatedTo(ChronoUnit.MINUTES);
    var span =
        new WebhookPage.Span(now.minusDays(1).toString(), now.plusMinutes(1).toString(), null);
    return page(id, state, before, sentence(done), span, model);
  }

  @PostMapping("/test")
  String test(@AuthenticationPrincipal User user, @PathVariable long id) {
    deliveries.test(user, id);
    return done(id, "tested");
  }

  @PostMapping("/deliveries/{delivery}/resend")
  String resend(
      @AuthenticationPrincipal User user, @PathVariable long id, @PathVariable long delivery) {
    deliveries.resend(user, id, delivery);
    return done(id, "resent");
  }

  /// @param from in the user's time zone, as `until` is
  @PostMapping("/resend")
  String resend(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String until,
      @RequestParam(defaultValue = "false") boolean onlyFailed,
      Model model,
      HttpServletResponse response) {
    try {
      var start = time("from", from, user.zone());
      var end = time("until", until, user.zone());
      var queued = deliveries.resend(user, id, start, end, onlyFailed);
      return done(id, queued == 0 ? "none" : "resent");
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      var span = new WebhookPage.Span(from, until, problem);
      return page(id, null, Long.MAX_VALUE, "", span, model);
    }
  }

  private String page(
      long id,
      @Nullable DeliveryState state,
      long before,
      String done,
      WebhookPage.Span span,
      Model model) {
    var found = deliveries.page(id, state, before, ON_A_PAGE + 1);
    var shown = found.subList(0, Math.min(found.size(), ON_A_PAGE));
    model.addAttribute(
        "it",
        new WebhookPage(
            webhooks.find(id),
            shown,
            deliveries.attempts(shown),
            state,
            found.size() > ON_A_PAGE ? shown.getLast().id() : null,
            span));
    model.addAttribute("done", done);
    return "webhook/webhook";
  }

  private static Instant time(String field, String typed, ZoneId zone) {
    try {
      return LocalDateTime.parse(typed).atZone(zone).toInstant();
    } catch (DateTimeParseException none) {
      throw new InvalidInput(field, say("Enter a date and a time."));
    }
  }

  private static String sentence(String done) {
    var sentence = DONE.get(done);
    return sentence == null ? "" : say(sentence);
  }

  private static String done(long id, String what) {
    return "redirect:/settings/webhooks/%d?done=%s".formatted(id, what);
  }
}
