package earshot.gateway;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A gateway that is set up.
///
/// @param headers names and values in turn
record Gateway(
    Template url,
    String method,
    List<String> headers,
    @Nullable Template body,
    String from,
    GatewayAnswers answers) {

  /// The request that sends the text.
  ///
  /// @throws IllegalArgumentException where the URL or a header is none
  HttpRequest request(String to, String text) {
    var values = Map.of("to", to, "to-digits", to.replace("+", ""), "text", text, "from", from);
    var request =
        HttpRequest.newBuilder(URI.create(url.fill(values, Template::inUrl)))
            .method(
                method,
                new SentOnce(
                    body == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(body.fill(values, encoding(body)))));
    if (body != null) request.header("Content-Type", contentType(body));
    for (var at = 0; at < headers.size(); at += 2)
      request.setHeader(headers.get(at), headers.get(at + 1));
    return request.build();
  }

  boolean names(String place) {
    return url.names(place) || (body != null && body.names(place));
  }

  private static UnaryOperator<String> encoding(Template body) {
    return body.isJson() ? Template::inJson : Template::inUrl;
  }

  private static String contentType(Template body) {
    return body.isJson() ? "application/json" : "application/x-www-form-urlencoded";
  }
}
