package earshot.account;

import earshot.company.User;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/// Lets in who proved who they are otherwise than by the sign-in page, such as by a mailed link.
@Component
public class Entrance {

  private final SessionCookie cookie;

  Entrance(SessionCookie cookie) {
    this.cookie = cookie;
  }

  /// Starts a session of the user in this browser, in place of whatever session it had.
  public void letIn(User user, HttpServletRequest request, HttpServletResponse response) {
    cookie.start(user, request, response);
  }
}
