package earshot.embed;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets a request of an embedded conversation in by the secret in its header. Browsers add no such
/// header by themselves, so there is no forged request to fear, and no cookie to be blocked.
class EmbedFilter extends OncePerRequestFilter {

  static final String HEADER = "Earshot-Embed";
  static final String EMBEDDED = "EMBEDDED";

  private final Embeds embeds;

  EmbedFilter(Embeds embeds) {
    this.embeds = embeds;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional.ofNullable(request.getHeader(HEADER))
        .flatMap(embeds::find)
        .ifPresent(EmbedFilter::letIn);
    chain.doFilter(request, response);
  }

  private static void letIn(Embedded embedded) {
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            embedded.user(), embedded, AuthorityUtils.createAuthorityList(EMBEDDED)));
    SecurityContextHolder.setContext(context);
  }
}
