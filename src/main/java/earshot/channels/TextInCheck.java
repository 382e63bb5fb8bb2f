package earshot.channels;

import earshot.sms.SmsSender;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Whether the answer to the test text comes in.
@Component
class TextInCheck implements Check {

  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final SmsSender sms;
  private final Trials trials;
  private final Doors doors;

  TextInCheck(SmsSender sms, Trials trials, Doors doors) {
    this.sms = sms;
    this.trials = trials;
    this.doors = doors;
  }

  @Override
  public Step step() {
    return Step.TEXT_IN;
  }

  @Override
  public Finding run(Trial trial) throws InterruptedException {
    if (!sms.isSetUp()) return Finding.off("No text provider is set up.", "See Text out.");
    if (trial.phone() == null)
      return Finding.off(
          "It takes a phone to answer from.", "Test again with your own phone number.");
    trials.found(
        trial.id(),
        step(),
        Finding.running("Waiting for you: answer %s to the text.".formatted(trial.answer())));
    var over = Patiently.await(LONGEST, () -> trials.hasTextCome(trial.id()) || isHopeless(trial));
    if (trials.hasTextCome(trial.id())) return Finding.works("Your answer came in.");
    return over
        ? Finding.off("No text went out that could be answered.", "See Text out.")
        : Finding.wrong("No answer has come in after three minutes.", doors.textFix());
  }

  private boolean isHopeless(Trial trial) {
    return trials.results(trial.id()).stream()
        .anyMatch(result -> result.step() == Step.TEXT_OUT && result.isWrong());
  }
}
