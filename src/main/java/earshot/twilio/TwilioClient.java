package earshot.twilio;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/// Speaks to Twilio's API as an account.
final class TwilioClient {

  /// The account's messages, both ways.
  static final String MESSAGES = "/2010-04-01/Accounts/{sid}/Messages.json";

  private TwilioClient() {}

  /// @param patience how long to wait for a connection, and for an answer
  static RestClient of(TwilioAccount account, Duration patience) {
    var requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(patience).build());
    requests.setReadTimeout(patience);
    return RestClient.builder()
        .requestFactory(requests)
        .baseUrl(account.baseUrl())
        .defaultHeaders(headers -> headers.setBasicAuth(account.sid(), account.authToken()))
        .build();
  }
}
