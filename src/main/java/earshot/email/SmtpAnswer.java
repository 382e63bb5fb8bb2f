package earshot.email;

import earshot.email.MailFailed.Kind;
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
record SmtpAnswer(int code, String words, Kind kind) {

  /// "Service not available, closing transmission channel"
  private static final int CLOSING = 421;

  static SmtpAnswer of(MailException failed) {
    if (failed instanceof MailAuthenticationException)
      return new SmtpAnswer(0, "The mail server refused the sign-in", Kind.NO_SERVER);
    // With a cause of its own it failed before there was a connection.
    if (!(failed instanceof MailSendException sent) || sent.getCause() != null)
      return new SmtpAnswer(0, "The mail server could not be reached", Kind.NO_SERVER);
    var answer = deepest(sent);
    return answer == null
        ? new SmtpAnswer(0, "The mail server did not answer", Kind.UNCERTAIN)
        : answer;
  }

  MailFailed asFailure(MailException cause) {
    return new MailFailed(words, kind, cause);
  }

  private static SmtpAnswer refusal(int code, String words) {
    var kind = code == CLOSING ? Kind.NO_SERVER : code >= 500 ? Kind.REFUSED : Kind.NOT_NOW;
    return new SmtpAnswer(code, OneLine.of("The mail server refused: " + words), kind);
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
      if (code > 0) found = refusal(code, Objects.toString(e.getMessage(), ""));
    }
    return found;
  }
}
