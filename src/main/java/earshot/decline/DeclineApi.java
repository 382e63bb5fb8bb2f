package earshot.decline;

import static earshot.language.Say.say;

import earshot.company.User;
import earshot.hiring.DeclineReason;
import earshot.hiring.Why;
import earshot.web.InvalidInput;
import earshot.web.RestApi;
import earshot.web.Slugs;
import earshot.web.Snake;
import earshot.web.Typed;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/// Declining and taking it back, for other systems.
@RestApi
@RequestMapping("/api/v1/applications")
class DeclineApi {

  private static final int AT_ONCE = 1000;

  private final Declining declining;

  DeclineApi(Declining declining) {
    this.declining = declining;
  }

  /// A decline of one or many. All but the applications may be left out.
  ///
  /// @param reason one of the usual ones, which applicants never read
  /// @param note more of it, likewise
  /// @param message what each applicant reads, with the fields of templates
  @Snake
  record Decline(
      @Nullable List<Long> applications,
      @Nullable String reason,
      @Nullable String note,
      @Nullable String message) {

    Why why() {
      return new Why(Slugs.parse("reason", reason, DeclineReason.class), Typed.text(note));
    }

    LastWords lastWords() {
      return new LastWords(Typed.text(message), UUID.randomUUID().toString());
    }
  }

  /// @param closedBefore how many were closed already
  @Snake
  record DeclinedJson(List<Long> declined, int closedBefore) {}

  /// @param undone whether it was declined
  record Undone(boolean undone) {}

  @PostMapping("/{id}/decline")
  DeclinedJson decline(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestBody(required = false) @Nullable Decline decline) {
    if (decline != null && decline.applications() != null)
      throw new InvalidInput("applications", "applications is no field here.");
    return decline(
        user,
        List.of(id),
        Objects.requireNonNullElseGet(decline, () -> new Decline(null, null, null, null)));
  }

  @PostMapping("/decline")
  DeclinedJson declineMany(@AuthenticationPrincipal User user, @RequestBody Decline decline) {
    var ids = Objects.requireNonNullElseGet(decline.applications(), List::<Long>of);
    if (ids.isEmpty() || ids.size() > AT_ONCE || ids.contains(null))
      throw new InvalidInput("applications", say("applications must be 1 to 1,000 ids."));
    return decline(user, ids, decline);
  }

  /// Undoes it.
  @DeleteMapping("/{id}/decline")
  Undone undo(@AuthenticationPrincipal User user, @PathVariable long id) {
    return new Undone(declining.undo(user, id));
  }

  private DeclinedJson decline(User user, List<Long> ids, Decline decline) {
    var declined = declining.decline(user, ids, decline.why(), decline.lastWords());
    return new DeclinedJson(declined.applications(), declined.left());
  }
}
