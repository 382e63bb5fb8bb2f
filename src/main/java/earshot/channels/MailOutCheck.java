package earshot.channels;

import static earshot.language.Say.say;

import earshot.email.EmailSender;
import earshot.email.MailFailed;
import earshot.email.TestMail;
import org.springframework.stereotype.Component;

/// Whether the mail server takes mail.
@Component
class MailOutCheck implements Check {

  private final EmailSender email;
  private final TestMail mail;
  private final Doors doors;

  MailOutCheck(EmailSender email, TestMail mail, Doors doors) {
    this.email = email;
    this.mail = mail;
    this.doors = doors;
  }

  @Override
  public Step step() {
    return Step.MAIL_OUT;
  }

  @Override
  public Finding run(Trial trial) {
    if (!email.isSetUp())
      return Finding.off(
          say("No mail server is set up."), say("Set SPRING_MAIL_HOST and EARSHOT_EMAIL_DOMAIN."));
    var to = doors.mailIn() || trial.mailTo() == null ? null : trial.mailTo();
    try {
      mail.send(trial.id(), to);
      return Finding.works(
          email.peer() == null
              ? say("The built-in mailbox took a mail. None leaves this server.")
              : to == null
                  ? say("The server took a mail to the test address.")
                  : say("The server took a mail to {0}.", to));
    } catch (MailFailed failed) {
      return Finding.wrong(Said.of(failed), fix(failed));
    }
  }

  private static String fix(MailFailed failed) {
    return switch (failed.kind()) {
      case NO_SERVER -> fixServer(String.valueOf(failed.getMessage()));
      case UNCERTAIN -> say("Ask whoever runs the mail server why it does not answer.");
      case REFUSED -> say("Allow this server to send as EARSHOT_EMAIL_FROM.");
      case NOT_NOW -> say("Test again in a few minutes.");
    };
  }

  private static String fixServer(String said) {
    if (said.contains("sign-in"))
      return say("Correct SPRING_MAIL_USERNAME and SPRING_MAIL_PASSWORD.");
    if (said.contains("let us send"))
      return say("Allow this server to send as EARSHOT_EMAIL_FROM.");
    return say("Correct SPRING_MAIL_HOST and SPRING_MAIL_PORT, or start that server.");
  }
}
