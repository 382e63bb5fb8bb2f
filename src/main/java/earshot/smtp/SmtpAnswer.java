package earshot.smtp;

import earshot.email.MailFailed;
import earshot.email.MailFailed.Kind;
import earshot.email.OneLine;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
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

  private static final Set<Integer> SIGN_IN = Set.of(530, 534, 535, 538);
  private static final Pattern ENHANCED_SIGN_IN = Pattern.compile("5\\d\\d[ -]5\\.7\\.[89]\\b");

  /// "Mail system congestion" (RFC 3463 section 3.5), as which a day's quota is told.
  private static final Pattern TOO_MUCH = Pattern.compile("5\\d\\d[ -]5\\.4\\.5\\b");

  /// @param connected whether the server had taken the connection
  static SmtpAnswer of(MessagingException failed, boolean connected) {
    var reply = deepest(failed);
    if (reply != null) return refusal(reply);
    return new SmtpAnswer(connected ? Kind.UNCERTAIN : Kind.NO_SERVER, withoutAnswer(failed));
  }

  MailFailed asFailure(MessagingException cause) {
    return new MailFailed(words, kind, cause);
  }

  /// Whether the server said that it will never take this, be it the mail or its sender.
  static boolean isForGood(MailFailed failed) {
    var reply = failed.getCause() instanceof Exception cause ? deepest(cause) : null;
    return reply != null && reply.code() >= 500;
  }

  /// A server that takes nothing from this account says nothing of the mail, which waits until
  /// somebody has mended that.
  private static SmtpAnswer refusal(Reply reply) {
    if (reply.isOfSignIn())
      return of(Kind.NO_SERVER, "The mail server refused the sign-in: ", reply);
    if (reply.isOfSender() && reply.code() >= 500)
      return of(Kind.NO_SERVER, "The mail server does not let us send: ", reply);
    var kind =
        reply.code() == CLOSING
            ? Kind.NO_SERVER
            : reply.code() >= 500 ? Kind.REFUSED : Kind.NOT_NOW;
    return of(kind, "The mail server refused: ", reply);
  }

  private static SmtpAnswer of(Kind kind, String begin, Reply reply) {
    return new SmtpAnswer(kind, OneLine.of(begin + reply.words()));
  }

  /// What the server said.
  ///
  /// @param code the reply code (RFC 5321 section 4.2.1)
  /// @param toSender whether to who sends: the same for every mail
  private record Reply(int code, String words, boolean toSender) {

    /// RFC 4954 section 6; 530 also where STARTTLS is missing (RFC 3207 section 4).
    boolean isOfSignIn() {
      return SIGN_IN.contains(code) || ENHANCED_SIGN_IN.matcher(words).lookingAt();
    }

    boolean isOfSender() {
      return toSender || TOO_MUCH.matcher(words).lookingAt();
    }
  }

  /// Exceptions are chained; that of the single address says most and stands last.
  private static @Nullable Reply deepest(Exception first) {
    Reply found = null;
    for (Exception e = first; e != null; e = next(e)) {
      var reply = reply(e);
      if (reply.code() > 0) found = reply;
    }
    return found;
  }

  private static Reply reply(Exception e) {
    var words = Objects.toString(e.getMessage(), "");
    return switch (e) {
      case SMTPAddressFailedException address -> new Reply(address.getReturnCode(), words, false);
      case SMTPSenderFailedException sender -> new Reply(sender.getReturnCode(), words, true);
      case SMTPSendFailedException send ->
          new Reply(send.getReturnCode(), words, send.getCommand().startsWith("MAIL"));
      default -> new Reply(0, words, false);
    };
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
