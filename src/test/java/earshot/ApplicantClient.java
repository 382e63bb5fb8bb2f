package earshot;

import earshot.web.PublicUrl;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Scope;

/// An applicant's browser; every injection is another one.
@NullMarked
@Scope("prototype")
public final class ApplicantClient extends WebClient {

  @Autowired
  ApplicantClient(PublicUrl url) {
    super(url);
  }

  /// For a server in another process.
  public ApplicantClient(URI server) {
    super(server);
  }

  /// Opens a link such as `/m/3q2…` and the conversation behind it; returns its path.
  public String openLink(String link) {
    var redirect = get(link);
    if (redirect.statusCode() != 302) throw new AssertionError(redirect + " " + redirect.body());
    var conversation = location(redirect).replaceAll("[?#].*", "");
    get(conversation);
    return conversation;
  }

  /// Sends the page's form.
  public HttpResponse<String> answer(String conversation, String text) {
    return post(
        conversation + "/messages", Map.of("body", text, "key", UUID.randomUUID().toString()));
  }
}
