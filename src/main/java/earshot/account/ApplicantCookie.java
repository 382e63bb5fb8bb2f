package earshot.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/// Carries the applicant from page to page after the link was opened. The cookie holds the token
/// itself, so a revoked or expired link ends at once everywhere.
@Component
class ApplicantCookie implements SecurityContextRepository {

  private static final Cookies COOKIE = new Cookies("earshot-applicant", Duration.ofDays(365));

  private final ApplicantLinks links;

  ApplicantCookie(ApplicantLinks links) {
    this.links = links;
  }

  void write(HttpServletRequest request, HttpServletResponse response, String token) {
    COOKIE.write(request, response, token);
  }

  Optional<String> token(HttpServletRequest request) {
    return COOKIE.read(request);
  }

  @Override
  @SuppressWarnings("deprecation") // still abstract in Security 7
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return token(holder.getRequest())
        .flatMap(links::find)
        .filter(ApplicantLink::live)
        .map(link -> context(link.access()))
        .orElseGet(SecurityContextHolder::createEmptyContext);
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    // The cookie is written when the link is opened, see ApplicantLinkController.
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return token(request).isPresent();
  }

  private static SecurityContext context(ApplicantAccess access) {
    return new SecurityContextImpl(
        UsernamePasswordAuthenticationToken.authenticated(
            access, null, AuthorityUtils.createAuthorityList("ROLE_APPLICANT")));
  }
}
