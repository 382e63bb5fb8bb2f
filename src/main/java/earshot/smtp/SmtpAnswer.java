package earshot.email;

import jakarta.mail.MessagingException;
import java.util.Objects;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/// What an SMTP server answered, dug out of the exceptions of two libraries.
///
/// @param code the reply code (RFC 5321 section 4.2.1), 0 where none came
record SmtpAnswer(int code, String words) {

  static SmtpAnswer of(MailException failed) {
    if (failed instanceof MailAuthenticationException)
      return new SmtpAnswer(0, "The mail server refused the sign-in");
    var answer = failed instanceof MailSendException sent ? deepest(sent) : null;
    return answer == null
        ? new SmtpAnswer(0, "The mail server could not be reached")
        : new SmtpAnswer(answer.code, OneLine.of("The mail server refused: " + answer.words));
  }

  boolean isPermanent() {
    return code >= 500 && code < 600;
  }

  MailFailed asFailure(MailException cause) {
    return new MailFailed(words, isPermanent(), cause);
  }

  private static @Nullable SmtpAnswer deepest(MailSendException failed) {
    for (var cause : failed.getMessageExceptions()) {
      var found = answer(cause);
      if (found != null) return found;
    }
    return null;
  }

  /// Exceptions are chained; that of the single address says most and stands last.
  private static @Nullable SmtpAnswer answer(Exception first) {
    SmtpAnswer found = null;
    for (Exception e = first;
        e != null;
        e = e instanceof MessagingException m ? m.getNextException() : null) {
      var code =
          switch (e) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> 0;
          };
      if (code > 0) found = new SmtpAnswer(code, Objects.toString(e.getMessage(), ""));
    }
    return found;
  }
}
