package earshot.channels;

import earshot.sms.SmsFailed;
import earshot.sms.SmsSender;
import org.springframework.stereotype.Component;

/// Whether the provider takes texts.
@Component
class TextOutCheck implements Check {

  static final String NO_PHONE = "No phone was given to text.";

  private final SmsSender sms;

  TextOutCheck(SmsSender sms) {
    this.sms = sms;
  }

  @Override
  public Step step() {
    return Step.TEXT_OUT;
  }

  @Override
  public Finding run(Trial trial) {
    if (!sms.isSetUp())
      return Finding.off(
          "No text provider is set up.",
          "Set EARSHOT_SMS_PROVIDER to twilio, smpp or http, and what docs/operations.md says of it.");
    if (trial.phone() == null)
      return Finding.off(NO_PHONE, "Test again with your own phone number.");
    try {
      sms.send(
          trial.phone(),
          "Self-test of Earshot: please answer %s to prove that texts come in, too."
              .formatted(trial.answer()));
      var who = sms.peer() == null ? "built-in phone" : "provider";
      return Finding.works("The %s took a text to %s.".formatted(who, trial.phone()));
    } catch (SmsFailed failed) {
      return Finding.wrong(
          failed.getMessage() + ".",
          failed.isPermanent()
              ? "Correct the account, the number texts come from, or the phone that was given."
              : "Test again in a few minutes; if it stays, ask the provider.");
    }
  }
}
