package earshot.smpp;

import earshot.database.Plausible;
import earshot.smpp.TextParts.Waiting;
import earshot.sms.CarriedBy;
import earshot.sms.Carrier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Puts the parts of long texts together, in whichever order and at whichever node they come. What
/// is not whole after a while becomes a message as it is, so that no words are lost. The clock of
/// another node, which heard a part, may be a little ahead. All of it in the current company.
@CarriedBy(Carrier.SMPP)
@Component
class LongTexts {

  /// After this a reference may be used for another text, and parts are not waited for any more.
  static final Duration TOGETHER = Duration.ofMinutes(15);

  private final TextParts parts;
  private final Clock clock;

  LongTexts(TextParts parts, Clock clock) {
    this.parts = parts;
    this.clock = clock;
  }

  /// Whether other parts of the same text are here, or this one is already.
  boolean hasBegun(Incoming text) {
    if (text.part().isEmpty()) return false;
    var old = clock.instant().minus(TOGETHER);
    return parts.olderInPlaceOf(text, old).isEmpty() && parts.isAmong(text, old);
  }

  /// Takes a part in, which may make its text whole, and may show that an older one of the same
  /// reference never will be.
  ///
  /// @param store stores a text; its parts are kept until it has
  void take(Incoming part, Consumer<Incoming> store) {
    var name = part.longText();
    parts.setRight(name);
    var old = clock.instant().minus(TOGETHER);
    parts
        .olderInPlaceOf(part, old)
        .ifPresent(until -> {
          end(name, Instant.EPOCH, until, store);
          parts.forget(name, until);
        });
    parts.keep(part);
    var heard = Plausible.latest(clock.instant());
    if (parts.waiting(name, old, heard).size() == part.part().orElseThrow().total())
      end(name, old, heard, store);
  }

  /// Ends the waiting for the rest of a text.
  ///
  /// @return when to look again, where a part is young
  Optional<Instant> giveUp(String name, Consumer<Incoming> store) {
    parts.setRight(name);
    var now = clock.instant();
    var heard = Plausible.latest(now);
    var young =
        parts.waiting(name, Instant.EPOCH, heard).stream()
            .map(part -> part.heardAt().plus(TOGETHER))
            .filter(due -> due.isAfter(now))
            .max(Instant::compareTo);
    if (young.isEmpty()) end(name, Instant.EPOCH, heard, store);
    return young;
  }

  private void end(String name, Instant from, Instant to, Consumer<Incoming> store) {
    var waiting = parts.waiting(name, from, to);
    if (waiting.isEmpty()) return;
    var bytes = waiting.stream().map(Waiting::bytes).toList();
    store.accept(Incoming.joined(name, waiting.getFirst().coding(), bytes));
    parts.joined(name, to);
  }
}
