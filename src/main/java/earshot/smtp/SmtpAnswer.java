package earshot.smtp;

import earshot.email.MailFailed;
import earshot.email.MailFailed.Kind;
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
record SmtpAnswer(Kind kind, String words) {

  /// "Service not available, closing transmission channel" (RFC 5321 section 4.2.3)
  private static final int CLOSING = 421;

  /// @param connected whether the server had taken the connection
  static SmtpAnswer of(MessagingException failed, boolean connected) {
    var answer = deepest(failed);
    if (answer != null) return answer;
    return new SmtpAnswer(connected ? Kind.UNCERTAIN : Kind.NO_SERVER, withoutAnswer(failed));
  }

  MailFailed asFailure(MessagingException cause) {
    return new MailFailed(words, kind, cause);
  }

  /// @param code the reply code (RFC 5321 section 4.2.1)
  private static SmtpAnswer refusal(int code, String words) {
    var kind = code == CLOSING ? Kind.NO_SERVER : code >= 500 ? Kind.REFUSED : Kind.NOT_NOW;
    return new SmtpAnswer(kind, OneLine.of("The mail server refused: " + words));
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
      if (code > 0) found = refusal(code, Objects.toString(e.getMessage(), ""));
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
