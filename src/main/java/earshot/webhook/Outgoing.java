package earshot.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.ContinueProtocolHandler;
import org.eclipse.jetty.client.EarlyHintsProtocolHandler;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.ProcessingProtocolHandler;
import org.eclipse.jetty.client.ProtocolHandlers;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Requests to wherever companies choose: never on to where an answer points, with no cookies, and
/// no more of an answer than is shown.
@Component
class Outgoing implements DisposableBean {

  static final Duration CONNECT = Duration.ofSeconds(5);
  static final Duration WHOLE = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(Outgoing.class);

  private static final int KEPT_BYTES = 1024;
  private static final int MOST_HEADER_BYTES = 16 * 1024;
  private static final int MOST_TO_ONE_SERVER = 1024;

  private final CheckedNames names;
  private final Clock clock;
  private final SslContextFactory.Client tls;
  private @Nullable HttpClient client;

  @Autowired
  Outgoing(AddressRule rule, Clock clock) {
    this(new CheckedNames(InetAddress::getAllByName, rule), clock, new SslContextFactory.Client());
  }

  Outgoing(CheckedNames names, Clock clock, SslContextFactory.Client tls) {
    this.names = names;
    this.clock = clock;
    this.tls = tls;
  }

  /// Posts the JSON and waits for the answer, 15 seconds at most.
  Reply post(Endpoint to, Map<String, String> headers, String json) {
    var listener = new InputStreamResponseListener();
    client()
        .POST(to.uri())
        .timeout(WHOLE.toMillis(), TimeUnit.MILLISECONDS)
        .headers(fields -> headers.forEach(fields::put))
        .body(new StringRequestContent("application/json", json, StandardCharsets.UTF_8))
        .send(listener);
    try (var answer = listener.getInputStream()) {
      var response = listener.get(WHOLE.toMillis(), TimeUnit.MILLISECONDS);
      var asked = response.getHeaders().get(HttpHeader.RETRY_AFTER);
      var body = text(beginning(answer));
      return new Reply(response.getStatus(), body, null, Retries.asked(asked, clock));
    } catch (ExecutionException broken) {
      return Reply.none(sentence(broken.getCause()));
    } catch (TimeoutException | IOException broken) {
      return Reply.none(sentence(broken));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return Reply.none("The server was stopped meanwhile.");
    }
  }

  /// What comes of it: by its status the receiver has said all that counts, so an answer that
  /// breaks off after it is one.
  private static byte[] beginning(InputStream answer) {
    var kept = new byte[KEPT_BYTES];
    var length = 0;
    try {
      int more;
      while (length < KEPT_BYTES && (more = answer.read(kept, length, KEPT_BYTES - length)) > 0)
        length += more;
    } catch (IOException broken) {
      LOG.debug("An answer broke off: {}", broken.getMessage());
    }
    return Arrays.copyOf(kept, length);
  }

  /// PostgreSQL keeps no text with a NUL in it.
  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
  }

  private static String sentence(@Nullable Throwable broken) {
    return switch (broken) {
      case CheckedNames.NotAllowed _ ->
          "The address is a private one, where this server sends nothing.";
      case UnknownHostException _ -> "There is no server of that name.";
      case SocketTimeoutException _ -> "No connection within 5 seconds.";
      case ConnectException _ -> "Nothing listens at that address.";
      case TimeoutException _ -> "No answer within 15 seconds.";
      case SSLException tls -> Certificates.sentence(tls);
      case IOException io when io.getCause() instanceof TimeoutException ->
          "No answer within 15 seconds.";
      case null, default -> "The connection broke before there was an answer.";
    };
  }

  /// Made when it is first needed, as most servers never do.
  private synchronized HttpClient client() {
    var known = client;
    if (known != null) return known;
    var made = make();
    client = made;
    return made;
  }

  private HttpClient make() {
    var connector = new ClientConnector();
    connector.setSelectors(1);
    connector.setSslContextFactory(tls);
    var made = new HttpClient(new HttpClientTransportOverHTTP(connector));
    made.setSocketAddressResolver(names);
    made.setConnectTimeout(CONNECT.toMillis());
    made.setFollowRedirects(false);
    made.setMaxResponseHeadersSize(MOST_HEADER_BYTES);
    made.setHttpCookieStore(new HttpCookieStore.Empty());
    made.setMaxConnectionsPerDestination(MOST_TO_ONE_SERVER);
    made.setDestinationIdleTimeout(Duration.ofMinutes(1).toMillis());
    made.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "Earshot-Webhooks"));
    try {
      made.start();
    } catch (Exception cannot) {
      throw new IllegalStateException("Webhooks cannot be sent", cannot);
    }
    onlyWait(made.getProtocolHandlers());
    made.getContentDecoderFactories().clear(); // a small answer that unpacks into a large one
    return made;
  }

  /// No signing in, no following; but what a receiver says before its answer (1xx) is none.
  private static void onlyWait(ProtocolHandlers handlers) {
    handlers.clear();
    handlers.put(new ContinueProtocolHandler());
    handlers.put(new ProcessingProtocolHandler());
    handlers.put(new EarlyHintsProtocolHandler());
  }

  @Override
  public synchronized void destroy() throws Exception {
    var known = client;
    if (known != null) known.stop();
  }
}
