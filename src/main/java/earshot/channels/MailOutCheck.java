package earshot.channels;

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
          "No mail server is set up.", "Set SPRING_MAIL_HOST and EARSHOT_EMAIL_DOMAIN.");
    var to = doors.mailIn() || trial.mailTo() == null ? null : trial.mailTo();
    try {
      mail.send(trial.id(), to);
      return Finding.works(
          email.peer() == null
              ? "The built-in mailbox took a mail. None leaves this server."
              : "The server took a mail to %s.".formatted(to == null ? "the test address" : to));
    } catch (MailFailed failed) {
      return Finding.wrong(failed.getMessage() + ".", fix(failed));
    }
  }

  private static String fix(MailFailed failed) {
    return switch (failed.kind()) {
      case NO_SERVER ->
          String.valueOf(failed.getMessage()).contains("sign-in")
              ? "Correct SPRING_MAIL_USERNAME and SPRING_MAIL_PASSWORD."
              : "Correct SPRING_MAIL_HOST and SPRING_MAIL_PORT, or start that server.";
      case UNCERTAIN -> "Ask whoever runs the mail server why it does not answer.";
      case REFUSED -> "Allow this server to send as EARSHOT_EMAIL_FROM.";
      case NOT_NOW -> "Test again in a few minutes.";
    };
  }
}
