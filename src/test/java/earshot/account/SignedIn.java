package earshot.account;

import earshot.company.User;
import org.jspecify.annotations.NullMarked;
import org.springframework.context.ApplicationContext;

/// Sessions for those whose story does not begin at the sign-in page.
@NullMarked
public final class SignedIn {

  public static final String COOKIE = "earshot-session";

  private SignedIn() {}

  /// The value of the [#COOKIE] of a new session.
  public static String as(User user, ApplicationContext server) {
    return server.getBean(Sessions.class).start(user, "Chromium").cookie();
  }
}
