package earshot;

import earshot.company.User;
import earshot.web.PublicUrl;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Scope;

/// A browser of a member of the staff; every injection is another one.
@NullMarked
@Scope("prototype")
public final class StaffClient extends WebClient {

  @Autowired
  StaffClient(PublicUrl url) {
    super(url);
  }

  /// For a server in another process.
  public StaffClient(URI server) {
    super(server);
  }

  /// Signs in by the page and opens the first page after it.
  public StaffClient signIn(User user) {
    var answer = signIn(user.email(), SmallCompany.PASSWORD);
    if (answer.statusCode() != 302) throw new AssertionError(answer + " " + answer.body());
    get("/applications");
    return this;
  }

  /// Fills in the sign-in form; returns what comes of it.
  public HttpResponse<String> signIn(String email, String password) {
    get("/sign-in");
    return post("/sign-in", Map.of("email", email, "password", password));
  }
}
