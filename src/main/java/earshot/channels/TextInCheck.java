package earshot.channels;

import static earshot.language.Say.say;

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
    if (!sms.isSetUp())
      return Finding.off(say("No text provider is set up."), say("See Text out."));
    if (trial.phone() == null)
      return Finding.off(
          say("It takes a phone to answer from."), say("Test again with your own phone number."));
    trials.found(
        trial.id(),
        step(),
        Finding.running(say("Waiting for you: answer {0} to the text.", trial.answer())));
    var over = Patiently.await(LONGEST, () -> trials.hasTextCome(trial.id()) || isHopeless(trial));
    if (trials.hasTextCome(trial.id())) return Finding.works(say("Your answer came in."));
    return over
        ? Finding.off(say("No text went out that could be answered."), say("See Text out."))
        : Finding.wrong(say("No answer has come in after three minutes."), doors.textFix());
  }

  private boolean isHopeless(Trial trial) {
    return trials.results(trial.id()).stream()
        .anyMatch(result -> result.step() == Step.TEXT_OUT && result.isWrong());
  }
}
