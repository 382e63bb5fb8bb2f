package earshot.notification;

import earshot.conversation.Channel;
import earshot.conversation.Delivery;
import earshot.live.Presence;
import earshot.sms.CompanyQuietHours;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// When a delivery may go: a text not at night, mail to a user only once no page has been open for
/// two minutes.
@Component
class When {

  static final Duration AWAY = Duration.ofMinutes(2);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

  /// @param reason in words for managers
  record Wait(Instant until, String reason) {}

  private final CompanyQuietHours quietHours;
  private final Presence presence;
  private final Clock clock;

  When(CompanyQuietHours quietHours, Presence presence, Clock clock) {
    this.quietHours = quietHours;
    this.presence = presence;
    this.clock = clock;
  }

  /// How long it has to wait; empty if it may go now.
  Optional<Wait> mustWait(Delivery delivery, Subject subject) {
    if (!delivery.toApplicant()) return whileHere(delivery.userId());
    return delivery.channel() == Channel.SMS ? atNight(subject.zone()) : Optional.empty();
  }

  private Optional<Wait> atNight(ZoneId zone) {
    return quietHours
        .end(clock.instant(), zone)
        .map(end -> new Wait(end, "waits until " + TIME.format(end.atZone(zone))));
  }

  private Optional<Wait> whileHere(long user) {
    return presence
        .lastSeen(user)
        .map(seen -> seen.plus(AWAY))
        .filter(away -> away.isAfter(clock.instant()))
        .map(away -> new Wait(away, "has a page open"));
  }
}
