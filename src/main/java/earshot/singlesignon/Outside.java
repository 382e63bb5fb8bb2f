package earshot.singlesignon;

import static earshot.language.Say.say;

import earshot.peer.PublicAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.InterceptingClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;

/// Requests to providers, whose addresses administrators of companies choose: only over TLS and to
/// public addresses, unless the operator allows others, and never on to where an answer points. A
/// name that leads elsewhere by the time of the request meets a server without its certificate.
final class Outside implements ClientHttpRequestFactory {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ClientHttpRequestFactory requests;
  private final boolean anywhere;

  Outside(ProviderSettings settings) {
    this.anywhere = settings.privateProviders();
    var plain =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
    plain.setReadTimeout(PATIENCE);
    this.requests =
        new InterceptingClientHttpRequestFactory(
            plain, List.of((request, body, next) -> new Bounded(next.execute(request, body))));
  }

  @Override
  public ClientHttpRequest createRequest(URI uri, HttpMethod method) throws IOException {
    check(uri);
    return requests.createRequest(uri, method);
  }

  /// @throws ProviderFailed if nobody may be asked there
  void check(URI uri) {
    if (anywhere) return;
    if (!"https".equals(uri.getScheme()) || uri.getHost() == null)
      throw new ProviderFailed(say("Only addresses that begin with https:// are asked."));
    try {
      if (!Arrays.stream(InetAddress.getAllByName(uri.getHost()))
          .allMatch(PublicAddresses::contains))
        throw new ProviderFailed(
            say("{0} is inside a private network, where this server asks nobody.", uri.getHost()));
    } catch (UnknownHostException unknown) {
      throw new ProviderFailed(say("There is no server named {0}.", uri.getHost()), unknown);
    }
  }
}
