package earshot.channels;

import static earshot.language.Say.say;

import earshot.sms.SignInRefused;
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
          say("No text provider is set up."),
          say(
              "Set EARSHOT_SMS_PROVIDER to twilio, smpp or http, and what docs/operations.md says of it."));
    if (trial.phone() == null)
      return Finding.off(say(NO_PHONE), say("Test again with your own phone number."));
    try {
      sms.send(
          trial.phone(),
          say(
              "Self-test of Earshot: please answer {0} to prove that texts come in, too.",
              trial.answer()));
      return Finding.works(
          sms.peer() == null
              ? say("The built-in phone took a text to {0}.", trial.phone())
              : say("The provider took a text to {0}.", trial.phone()));
    } catch (SmsFailed failed) {
      return Finding.wrong(
          Said.of(failed),
          failed.isPermanent() || failed instanceof SignInRefused
              ? say("Correct the account, the number texts come from, or the phone that was given.")
              : say("Test again in a few minutes; if it stays, ask the provider."));
    }
  }
}
