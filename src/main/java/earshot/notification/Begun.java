package earshot.notification;

import earshot.conversation.Channel;
import earshot.conversation.Delivery;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// An attempt to hand over deliveries together.
///
/// @param lead whose name they bear
/// @param batch all of them, as they stand now
/// @param again whether they may have gone already, in the attempt before
record Begun(Delivery lead, List<Delivery> batch, boolean again) {

  static Begun of(long lead, List<Delivery> batch, boolean again) {
    var found = batch.stream().filter(it -> it.id() == lead).findFirst().orElseThrow();
    return new Begun(found, batch, again);
  }

  /// Of the one that was tried most often.
  int attempts() {
    return batch.stream().mapToInt(Delivery::attempts).max().orElseThrow();
  }

  /// Since when the one is tried that came last.
  Instant triedSince() {
    return batch.stream()
        .map(Delivery::triedSince)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /// Whether the next attempt has to be this one once more: a mail that may have gone already is
  /// known as the same only if it is the same.
  boolean mustStayAsItIs() {
    return again && lead.channel() == Channel.EMAIL;
  }
}
