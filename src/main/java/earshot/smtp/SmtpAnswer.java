package earshot.smtp;

import earshot.email.MailFailed;
import earshot.email.OneLine;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/// What an SMTP server answered, dug out of the exceptions of the library.
///
/// @param code the reply code (RFC 5321 section 4.2.1), 0 where none came
record SmtpAnswer(int code, String words) {

  static SmtpAnswer of(MessagingException failed) {
    var answer = deepest(failed);
    return answer == null
        ? new SmtpAnswer(0, withoutAnswer(failed))
        : new SmtpAnswer(answer.code, OneLine.of("The mail server refused: " + answer.words));
  }

  boolean isPermanent() {
    return code >= 500 && code < 600;
  }

  MailFailed asFailure(MessagingException cause) {
    return new MailFailed(words, isPermanent(), cause);
  }

  /// Exceptions are chained; that of the single address says most and stands last.
  private static @Nullable SmtpAnswer deepest(Exception first) {
    SmtpAnswer found = null;
    for (Exception e = first; e != null; e = next(e)) {
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

  private static String withoutAnswer(MessagingException failed) {
    for (Exception e = failed; e != null; e = next(e)) {
      switch (e) {
        case AuthenticationFailedException _ -> {
          return "The mail server refused the sign-in";
        }
        case SSLException _ -> {
          return "The line to the mail server could not be made secure (TLS)";
        }
        case SocketTimeoutException _ -> {
          return "The mail server did not answer in time";
        }
        case MailConnectException _ -> {
          return "The mail server could not be reached";
        }
        default -> {}
      }
    }
    var words = Objects.toString(failed.getMessage(), "");
    return words.contains("STARTTLS")
        ? "The mail server offers no secure line (STARTTLS)"
        : "The line to the mail server broke";
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException m ? m.getNextException() : null;
  }
}
