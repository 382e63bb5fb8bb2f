package earshot.channels;

import static earshot.language.Say.say;

import earshot.email.EmailSender;
import earshot.email.TestMail;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Whether the mail that went out comes in again.
@Component
class MailInCheck implements Check {

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final EmailSender email;
  private final TestMail mail;
  private final Trials trials;
  private final Doors doors;

  MailInCheck(EmailSender email, TestMail mail, Trials trials, Doors doors) {
    this.email = email;
    this.mail = mail;
    this.trials = trials;
    this.doors = doors;
  }

  @Override
  public Step step() {
    return Step.MAIL_IN;
  }

  @Override
  public Finding run(Trial trial) throws InterruptedException {
    if (email.isSetUp() && email.peer() == null)
      return Finding.off(say("Answers are written in the built-in mailbox."), null);
    if (!doors.mailIn())
      return Finding.off(
          say("No way in is set up, so replies by email do not arrive."),
          say(
              "Set EARSHOT_EMAIL_INBOUND_SECRET and have your mail server post to /inbound/email, or set EARSHOT_EMAIL_IMAP_HOST."));
    if (!email.isSetUp())
      return Finding.off(
          say("Without mail out there is nothing that could come in."),
          say("Set SPRING_MAIL_HOST."));
    trials.found(
        trial.id(), step(), Finding.running(say("Waiting for the test mail to come in …")));
    var over = Patiently.await(LONGEST, () -> trials.hasMailCome(trial.id()) || isHopeless(trial));
    if (trials.hasMailCome(trial.id()))
      return Finding.works(say("A mail went out and came in again."));
    return over
        ? Finding.off(say("No mail went out that could come in."), say("See Mail out."))
        : Finding.wrong(
            say("The test mail has not come in after two minutes."),
            say("Have mail to *@{0} handed to this server.", domain(trial)));
  }

  private boolean isHopeless(Trial trial) {
    return trials.results(trial.id()).stream()
        .anyMatch(result -> result.step() == Step.MAIL_OUT && result.isWrong());
  }

  private String domain(Trial trial) {
    var address = mail.address(trial.id());
    return address.substring(address.indexOf('@') + 1);
  }
}
