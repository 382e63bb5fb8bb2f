package earshot.embed;

import earshot.WebClient;
import earshot.web.PublicUrl;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.jspecify.annotations.NullMarked;
import tools.jackson.databind.json.JsonMapper;

/// A frame in a page of another system, as a browser that blocks all cookies.
@NullMarked
final class Frame extends WebClient {

  private String session = "none";

  Frame(PublicUrl url) {
    super(url);
  }

  /// Opens the link as the script of the page does.
  HttpResponse<String> begin(String link) {
    var answer = ask("POST", URI.create(link).getPath());
    if (answer.statusCode() == 200)
      session = JsonMapper.shared().readTree(answer.body()).get("session").asString();
    return answer;
  }

  HttpResponse<String> ask(String method, String path) {
    return ask(method, path, "");
  }

  HttpResponse<String> ask(String method, String path, String form) {
    return send(
        request(path, "Earshot-Embed", session, "Sec-Fetch-Mode", "cors")
            .setHeader("Accept", "*/*")
            .method(method, BodyPublishers.ofString(form)));
  }

  String session() {
    return session;
  }
}
