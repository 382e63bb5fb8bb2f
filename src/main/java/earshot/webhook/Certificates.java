package earshot.webhook;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Why a secure connection did not come about, in a sentence for whoever looks after the receiver.
final class Certificates {

  private static final String UNKNOWN =
      "The certificate there is of no authority this server trusts, such as one it signed itself.";

  private Certificates() {}

  static String sentence(SSLException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      var sentence = about(cause);
      if (sentence != null) return sentence;
    }
    return "The secure connection failed: " + failed.getMessage();
  }

  /// The innermost says it best, but for the one that wraps it and says nothing.
  private static @Nullable String about(Throwable cause) {
    return switch (cause) {
      case CertificateExpiredException _ -> "The certificate there has expired.";
      case CertPathBuilderException _ -> UNKNOWN;
      case CertPathValidatorException it when !(it.getCause() instanceof CertificateException) ->
          UNKNOWN;
      case CertificateException it when it.getCause() == null && names(it) ->
          "The certificate there is for another name.";
      default -> null;
    };
  }

  private static boolean names(CertificateException it) {
    var message = it.getMessage();
    return message != null && (message.contains("No subject") || message.contains("No name"));
  }
}
