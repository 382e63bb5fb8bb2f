package earshot.careers;

import earshot.seal.Seal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The signed tokens in application forms. A program that sends forms it never asked for, or faster
/// than anybody can type, has none that is good.
@Component
class FormTokens {

  static final Duration SHORTEST = Duration.ofSeconds(3);
  static final Duration LONGEST = Duration.ofHours(24);

  private static final String PURPOSE = "application-form";

  private final SecureRandom random = new SecureRandom();
  private final Seal seal;
  private final Clock clock;

  FormTokens(Seal seal, Clock clock) {
    this.seal = seal;
    this.clock = clock;
  }

  /// A token for a form that is shown for the first time.
  FormToken fresh(long company, long job, long applicant) {
    return new FormToken(company, job, applicant, random.nextLong() >>> 1, clock.millis());
  }

  /// The same form, as if it was shown just now.
  FormToken again(FormToken token) {
    return new FormToken(
        token.company(), token.job(), token.applicant(), token.key(), clock.millis());
  }

  String close(FormToken token) {
    return seal.close(
        PURPOSE, token.company(), token.job(), token.applicant(), token.key(), token.madeAt());
  }

  /// Empty if it was not made here.
  Optional<FormToken> open(String text) {
    return seal.open(PURPOSE, text).map(n -> new FormToken(n[0], n[1], n[2], n[3], n[4]));
  }

  boolean isTooFast(FormToken token) {
    return age(token).compareTo(SHORTEST) < 0;
  }

  boolean isTooOld(FormToken token) {
    return age(token).compareTo(LONGEST) > 0;
  }

  private Duration age(FormToken token) {
    return Duration.ofMillis(clock.millis() - token.madeAt());
  }
}
