package earshot.account;

import earshot.company.User;
import earshot.web.Passing;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Carries the signed-in user from request to request by a cookie and [Sessions]; there is no
/// servlet session, so a page view writes nothing and any node can answer.
@Component
class SessionCookie implements SecurityContextRepository, LogoutHandler {

  static final String STAFF = "STAFF";
  private static final String FOUND = SessionCookie.class.getName() + ".FOUND";
  private static final Cookies COOKIE = new Cookies("earshot-session", Sessions.AGE);

  private final Sessions sessions;
  private final KnownBrowsers browsers;

  SessionCookie(Sessions sessions, KnownBrowsers browsers) {
    this.sessions = sessions;
    this.browsers = browsers;
  }

  @Override
  @SuppressWarnings("deprecation") // still abstract in Security 7
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    var request = holder.getRequest();
    if (Passing.isToldBy(request)) return found(request);
    try {
      var context =
          key(request)
              .flatMap(key -> sessions.user(key).map(user -> context(user, key)))
              .orElseGet(SecurityContextHolder::createEmptyContext);
      request.setAttribute(FOUND, context);
      return context;
    } catch (DataAccessException | TransactionException gone) {
      // The page that explains an error must not fail for the same reason.
      if (request.getDispatcherType() != DispatcherType.ERROR) throw gone;
      return SecurityContextHolder.createEmptyContext();
    }
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    // [Entrance] starts sessions: a right password alone is none.
  }

  /// Starts a session in place of the one that may be there.
  void start(User user, HttpServletRequest request, HttpServletResponse response) {
    key(request).ifPresent(sessions::end);
    var agent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
    COOKIE.write(request, response, sessions.start(user, agent).cookie());
    browsers.remember(user, request, response);
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return key(request).isPresent();
  }

  @Override
  public void logout(
      HttpServletRequest request,
      HttpServletResponse response,
      @org.jspecify.annotations.Nullable Authentication authentication) {
    key(request).ifPresent(sessions::end);
    COOKIE.clear(request, response);
  }

  private static Optional<SessionKey> key(HttpServletRequest request) {
    return COOKIE.read(request).flatMap(SessionKey::parse);
  }

  /// Whom this request was found to be from before the database failed it.
  private static SecurityContext found(HttpServletRequest request) {
    return request.getAttribute(FOUND) instanceof SecurityContext found
        ? found
        : SecurityContextHolder.createEmptyContext();
  }

  private static SecurityContext context(User user, SessionKey key) {
    return new SecurityContextImpl(
        UsernamePasswordAuthenticationToken.authenticated(
            user, key, AuthorityUtils.createAuthorityList("ROLE_" + STAFF)));
  }
}
