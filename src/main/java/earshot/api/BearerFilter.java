package earshot.api;

import earshot.api.ApiKeys.Caller;
import earshot.web.ApiProblem;
import earshot.web.TooMany;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets a program in by its key (RFC 6750 section 2.1), as the user it acts as.
@Component
class BearerFilter extends OncePerRequestFilter {

  private static final String BEARER = "Bearer ";

  private final ApiKeys keys;
  private final ApiRate rate;
  private final ApiAnswers answers;

  BearerFilter(ApiKeys keys, ApiRate rate, ApiAnswers answers) {
    this.keys = keys;
    this.rate = rate;
    this.answers = answers;
  }

  /// It stands in the chain of Spring Security, and nowhere else.
  @Configuration(proxyBeanMethods = false)
  static class Alone {

    @Bean
    FilterRegistrationBean<BearerFilter> bearerFilterAlone(BearerFilter filter) {
      var alone = new FilterRegistrationBean<>(filter);
      alone.setEnabled(false);
      return alone;
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      var caller = caller(request).orElse(null);
      if (caller == null) {
        chain.doFilter(request, response);
      } else {
        goOn(caller, request, response, chain);
      }
    } catch (DataAccessException | TransactionException gone) {
      answers.write(request, response, ApiProblem.of(HttpStatus.SERVICE_UNAVAILABLE, null, null));
    }
  }

  private Optional<Caller> caller(HttpServletRequest request) {
    var header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.empty()
        : keys.caller(header.substring(BEARER.length()).strip());
  }

  private void goOn(
      Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var left = rate.take(caller);
    rate.tell(left, response);
    if (left.isOver()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(TooMany.seconds(left.pause())));
      answers.write(
          request,
          response,
          ApiProblem.of(
              HttpStatus.TOO_MANY_REQUESTS,
              "This key asks too often. Wait as long as Retry-After says.",
              null));
      return;
    }
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            caller.user(), caller.key(), AuthorityUtils.createAuthorityList(allowed(caller))));
    SecurityContextHolder.setContext(context);
    chain.doFilter(request, response);
  }

  /// A key that is limited to some locations may not manage users, who belong to the company.
  private static String[] allowed(Caller caller) {
    var scope = caller.key().scope();
    return Arrays.stream(Scope.values())
        .filter(scope::includes)
        .filter(it -> it != Scope.SCIM || scope == it || caller.user().isAdministrator())
        .map(Scope::name)
        .toArray(String[]::new);
  }
}
