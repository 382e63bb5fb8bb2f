package earshot.gateway;

import earshot.sms.RetryAfter;
import earshot.sms.SmsFailed;
import earshot.sms.SmsProvider;
import earshot.sms.SmsUncertain;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Texts by a gateway's own HTTP interface, as its settings describe it.
final class GatewayProvider implements SmsProvider {

  private static final long LONGEST_ANSWER = 64 * 1024;

  private final Gateway gateway;
  private final Duration patience;
  private final HttpClient http;

  /// @param patience how long to wait for the whole answer; half of it for a connection
  GatewayProvider(Gateway gateway, Duration patience) {
    this.gateway = gateway;
    this.patience = patience;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience.dividedBy(2)) // so that it is known that nothing has gone
            .build();
  }

  @Override
  public @Nullable String number() {
    return gateway.from();
  }

  @Override
  public List<String> send(String to, String text) {
    var answer = answer(gateway.request(to, text));
    return gateway.answers().names(answer.statusCode(), answer.body(), retryAfter(answer));
  }

  private HttpResponse<String> answer(HttpRequest request) {
    var answer =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw brokenOff(request);
    } catch (TimeoutException silent) {
      answer.cancel(true);
      throw brokenOff(request);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      answer.cancel(true);
      throw brokenOff(request);
    }
  }

  private static SmsFailed brokenOff(HttpRequest request) {
    return SentOnce.hasBegun(request)
        ? new SmsUncertain("The text gateway gave no clear answer; it may have gone")
        : new SmsFailed("The text gateway cannot be reached", null);
  }

  private static @Nullable Duration retryAfter(HttpResponse<?> answer) {
    var headers = answer.headers();
    return RetryAfter.of(
        headers.firstValue("Retry-After").orElse(null), headers.firstValue("Date").orElse(null));
  }
}
