package earshot.api;

import earshot.web.ApiProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.StreamUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// A request with an `Idempotency-Key` is done once: the deed and its answer are stored in one
/// transaction, and who asks again within a day gets that answer. Of many at the same time one does
/// it while the others wait for it, those of one node without a connection to the database. What
/// was refused was not done and may be tried again.
@Component
class OnceFilter extends OncePerRequestFilter {

  static final String HEADER = "Idempotency-Key";

  private static final int LONGEST_KEY = 255;

  /// As long as PostgreSQL waits for a lock.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  /// A test of a webhook waits for a receiver, which no transaction does. Of the path as it is
  /// decoded, by which the request finds its way.
  private static final Pattern IN_NO_TRANSACTION = Pattern.compile("/api/v1/webhooks/[^/]*/test");

  /// What requests for the same have in common.
  private record Same(long key, String name) {}

  private final Turns<Same> turns = new Turns<>();
  private final OnceAnswers stored;
  private final TransactionOperations transaction;
  private final ApiAnswers answers;

  OnceFilter(OnceAnswers stored, TransactionOperations transaction, ApiAnswers answers) {
    this.stored = stored;
    this.transaction = transaction;
    this.answers = answers;
  }

  /// It stands in the chain of Spring Security, and nowhere else.
  @Configuration(proxyBeanMethods = false)
  static class Alone {

    @Bean
    FilterRegistrationBean<OnceFilter> onceFilterAlone(OnceFilter filter) {
      var alone = new FilterRegistrationBean<>(filter);
      alone.setEnabled(false);
      return alone;
    }
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST")
        || request.getHeader(HEADER) == null
        || IN_NO_TRANSACTION.matcher(request.getServletPath()).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var name = request.getHeader(HEADER);
    if (name.isBlank() || name.length() > LONGEST_KEY || name.indexOf('\0') >= 0) {
      refuse(request, response, "The Idempotency-Key must have 1 to 255 characters.");
      return;
    }
    var body = request.getInputStream().readAllBytes(); // bounded by BodyLimit, and read already
    var wanted = OnceAnswers.Wanted.of(key(), name, request, body);
    try (var turn = turns.take(new Same(wanted.key(), name), LONGEST_WAIT)) {
      if (turn == null) later(request, response);
      else once(wanted, request, response, chain);
    } catch (DataAccessException | TransactionException gone) {
      later(request, response);
    } catch (UncheckedIOException broken) {
      throw Objects.requireNonNull(broken.getCause());
    }
  }

  private void once(
      OnceAnswers.Wanted wanted,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException {
    var kept = new ContentCachingResponseWrapper(response);
    var problem =
        transaction.<@Nullable ProblemDetail>execute(status -> {
          if (!stored.begin(wanted)) return replay(wanted, kept);
          pass(chain, request, kept);
          if (HttpStatusCode.valueOf(kept.getStatus()).isError()) {
            status.setRollbackOnly();
          } else {
            stored.end(wanted, kept);
          }
          return null;
        });
    if (problem != null) answers.write(request, response, problem);
    kept.copyBodyToResponse();
  }

  private @Nullable ProblemDetail replay(
      OnceAnswers.Wanted wanted, ContentCachingResponseWrapper response) {
    var answer = stored.find(wanted);
    if (!answer.requestHash().equals(wanted.requestHash()))
      return ApiProblem.of(
          "idempotency-key-reused",
          HttpStatus.UNPROCESSABLE_CONTENT,
          "This Idempotency-Key was used for another request.",
          HEADER);
    response.setStatus(answer.status());
    if (answer.contentType() != null) response.setContentType(answer.contentType());
    if (answer.location() != null) response.setHeader("Location", answer.location());
    if (answer.etag() != null) response.setHeader("ETag", answer.etag());
    response.setHeader("Idempotent-Replayed", "true");
    try {
      StreamUtils.copy(answer.body(), response.getOutputStream());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return null;
  }

  private static void pass(
      FilterChain chain, HttpServletRequest request, HttpServletResponse response) {
    try {
      chain.doFilter(request, response);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (ServletException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private void later(HttpServletRequest request, HttpServletResponse response) throws IOException {
    answers.write(request, response, ApiProblem.of(HttpStatus.SERVICE_UNAVAILABLE, null, null));
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response, String why)
      throws IOException {
    answers.write(request, response, ApiProblem.of(HttpStatus.BAD_REQUEST, why, HEADER));
  }

  private static long key() {
    var authentication =
        Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
    return ((ApiKey) Objects.requireNonNull(authentication.getCredentials())).id();
  }
}
