package earshot.twilio;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/// Whether a request over HTTP failed before anything of it was sent, so that a text has surely not
/// gone: there was no connection, or none that could be made secure. Everything else may have come
/// to the other side.
final class Unsent {

  private Unsent() {}

  static boolean is(@Nullable Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause())
      if (cause instanceof ConnectException
          || cause instanceof HttpConnectTimeoutException
          || cause instanceof UnresolvedAddressException
          || cause instanceof SSLHandshakeException
          || isNoTls(cause)) return true;
    return false;
  }

  /// What stands at the port does not speak TLS: only the first answer to the greeting can show it.
  private static boolean isNoTls(Throwable cause) {
    return cause instanceof SSLException
        && String.valueOf(cause.getMessage()).contains("nrecognized SSL message");
  }
}
