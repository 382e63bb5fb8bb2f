package earshot.notification;

import earshot.conversation.Batches;
import earshot.conversation.Channel;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import earshot.database.Plausible;
import earshot.live.Presence;
import earshot.peer.Circuits;
import earshot.sms.CompanyQuietHours;
import earshot.sms.QuietHours;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// When a delivery may go: not to where it is about to be on screen, a text not at night, what
/// follows another within a minute together with the rest, and nothing to a server that does not
/// answer.
@Component
class When {

  static final Duration AWAY = Duration.ofMinutes(2);

  /// So long an answer may be unread in an open page before it is mailed all the same.
  static final Duration UNREAD = Duration.ofHours(1);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

  /// @param reason in words for managers
  record Wait(Instant until, String reason) {}

  /// A page is open that was seen within a heartbeat and a little.
  private static final Duration OPEN = Duration.ofSeconds(20);

  private static final Duration SHOWING = Duration.ofSeconds(15);

  private final CompanyQuietHours quietHours;
  private final Presence presence;
  private final Batches batches;
  private final Circuits circuits;
  private final NotificationSettings settings;
  private final Clock clock;

  When(
      CompanyQuietHours quietHours,
      Presence presence,
      Batches batches,
      Circuits circuits,
      NotificationSettings settings,
      Clock clock) {
    this.quietHours = quietHours;
    this.presence = presence;
    this.batches = batches;
    this.circuits = circuits;
    this.settings = settings;
    this.clock = clock;
  }

  /// How long it has to wait; empty if it may go now.
  Optional<Wait> mustWait(Delivery delivery, Subject subject) {
    return untilUndoEnds(delivery, subject)
        .or(() -> here(delivery, subject))
        .or(() -> atNight(delivery, subject.zone()))
        .or(() -> together(delivery));
  }

  /// How long those to applicants have to wait, by their ids; asks the database once for all.
  ///
  /// @param subjects by the ids of the deliveries
  Map<Long, Wait> mustWait(List<Delivery> deliveries, Map<Long, Subject> subjects) {
    var waits = new HashMap<Long, Wait>();
    var together = batches.together(deliveries, settings.together());
    var hours = quietHours.current();
    for (var delivery : deliveries) {
      var subject = Objects.requireNonNull(subjects.get(delivery.id()));
      untilUndoEnds(delivery, subject)
          .or(() -> here(delivery, subject))
          .or(() -> atNight(delivery, subject.zone(), hours))
          .or(() -> together(together.get(delivery.id())))
          .ifPresent(wait -> waits.put(delivery.id(), wait));
    }
    return waits;
  }

  /// How long nothing is handed to the other side, as it did not answer lately.
  Optional<Wait> peerMustWait(@Nullable String peer) {
    if (peer == null) return Optional.empty();
    return circuits
        .mustWait(peer)
        .map(until -> new Wait(until, "as the other side does not answer"));
  }

  /// Whether the other side did not answer lately, so that only one looks whether it does again.
  boolean isPeerDoubted(@Nullable String peer) {
    return peer != null && circuits.isOpen(peer);
  }

  /// Whoever undoes a decline at once takes back its message too.
  private Optional<Wait> untilUndoEnds(Delivery delivery, Subject subject) {
    if (!delivery.toApplicant()) return Optional.empty();
    return Optional.ofNullable(subject.farewell())
        .filter(farewell -> farewell.mayBeTakenBack(clock.instant()))
        .map(Farewell::goesAt)
        .map(until -> new Wait(until, "a few seconds, for Undo"));
  }

  private Optional<Wait> here(Delivery delivery, Subject subject) {
    return delivery.toApplicant()
        ? whileOnScreen(delivery, subject)
        : whileHere(delivery.userId(), subject.saidAt());
  }

  private Optional<Wait> together(Delivery delivery) {
    return together(batches.together(delivery, settings.together()).orElse(null));
  }

  private Optional<Wait> together(@Nullable Instant end) {
    return Optional.ofNullable(end)
        .filter(until -> until.isAfter(clock.instant()))
        .map(until -> new Wait(until, "for what follows within a minute, to go as one"));
  }

  /// A text to an applicant waits for the morning.
  Optional<Wait> atNight(Delivery delivery, ZoneId zone) {
    return isTextToApplicant(delivery)
        ? atNight(delivery, zone, quietHours.current())
        : Optional.empty();
  }

  private Optional<Wait> atNight(Delivery delivery, ZoneId zone, QuietHours hours) {
    if (!isTextToApplicant(delivery)) return Optional.empty();
    return hours
        .end(clock.instant(), zone)
        .map(end -> new Wait(end, "until " + TIME.format(end.atZone(zone))));
  }

  private static boolean isTextToApplicant(Delivery delivery) {
    return delivery.channel() == Channel.SMS && delivery.toApplicant();
  }

  /// An open page has a little time to show it first.
  private Optional<Wait> whileOnScreen(Delivery delivery, Subject subject) {
    if (delivery.state() != DeliveryState.QUEUED || delivery.attempts() > 0)
      return Optional.empty();
    return Optional.ofNullable(subject.applicantSeenAt())
        .filter(seen -> seen.plus(OPEN).isAfter(clock.instant()))
        .filter(seen -> !seen.isAfter(Plausible.latest(clock.instant())))
        .map(_ -> new Wait(clock.instant().plus(SHOWING), "as the applicant has the page open"));
  }

  /// A page that stays open over night on a machine nobody sits at is no manager who is here.
  private Optional<Wait> whileHere(long user, @Nullable Instant saidAt) {
    var longest = saidAt == null ? Instant.MIN : saidAt.plus(UNREAD);
    return presence
        .lastSeen(user)
        .map(seen -> seen.plus(AWAY))
        .map(away -> away.isBefore(longest) ? away : longest)
        .filter(away -> away.isAfter(clock.instant()))
        .map(away -> new Wait(away, "as they have a page open"));
  }
}
