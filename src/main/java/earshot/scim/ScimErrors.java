package earshot.scim;

import earshot.web.InvalidInput;
import earshot.web.Passing;
import earshot.web.ScimProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// What a provider is answered when something is refused or breaks.
@RestControllerAdvice(assignableTypes = {UsersController.class, ServiceController.class})
class ScimErrors extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ScimErrors.class);

  @ExceptionHandler
  ResponseEntity<Object> refused(Refused refused) {
    return answer(refused.status(), refused.sentence(), refused.type());
  }

  @ExceptionHandler
  ResponseEntity<Object> invalid(InvalidInput invalid) {
    return refused(Refused.value(invalid.field() + ": " + invalid.sentence()));
  }

  @ExceptionHandler
  ResponseEntity<Object> refused(ResponseStatusException refused) {
    return answer(status(refused.getStatusCode()), refused.getReason(), null);
  }

  /// Somebody accepted an invitation in the same moment.
  @ExceptionHandler
  ResponseEntity<Object> taken(DuplicateKeyException taken) {
    return refused(Refused.taken("Somebody else got that name or address just now."));
  }

  /// Jetty reads the query when it is first asked for, and may find that it is no UTF-8.
  @ExceptionHandler
  ResponseEntity<Object> query(HttpException.IllegalStateException unreadable) {
    return refused(Refused.value("The query of the address cannot be read."));
  }

  @ExceptionHandler
  ResponseEntity<Object> broken(Exception broken, HttpServletRequest request) {
    if (Passing.is(broken)) return answer(HttpStatus.SERVICE_UNAVAILABLE, null, null);
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), broken);
    return answer(HttpStatus.INTERNAL_SERVER_ERROR, null, null);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return refused(Refused.syntax("The body must be a JSON object."));
  }

  /// What Spring refuses by itself: a method, a media type.
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception refused,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode code,
      WebRequest request) {
    return answer(status(code), null, null);
  }

  private static HttpStatus status(HttpStatusCode code) {
    return Objects.requireNonNull(HttpStatus.resolve(code.value()));
  }

  private static ResponseEntity<Object> answer(
      HttpStatus status, @Nullable String sentence, @Nullable String type) {
    return ResponseEntity.status(status)
        .contentType(ScimProblem.TYPE)
        .body(ScimProblem.of(status, sentence, type));
  }
}
