package earshot.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// What the API answers when something is refused or breaks. It names the field where there is one.
@RestControllerAdvice(annotations = RestApi.class)
class ApiErrors extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

  @ExceptionHandler
  ProblemDetail invalid(InvalidInput invalid) {
    return ApiProblem.of(
        HttpStatus.UNPROCESSABLE_CONTENT, invalid.sentence(), Typed.snake(invalid.field()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(ResponseStatusException refused) {
    var status = Objects.requireNonNull(HttpStatus.resolve(refused.getStatusCode().value()));
    return ResponseEntity.status(status)
        .headers(refused.getHeaders())
        .body(ApiProblem.of(status, refused.getReason(), field(refused)));
  }

  private static @Nullable String field(ResponseStatusException refused) {
    var said = refused.getBody().getProperties();
    return said != null && said.get("field") instanceof String field ? field : null;
  }

  /// Jetty reads the query when it is first asked for, and may find that it is no UTF-8.
  @ExceptionHandler
  ProblemDetail query(HttpException.IllegalStateException unreadable) {
    return ApiProblem.of(
        HttpStatus.valueOf(unreadable.getCode()), "The query of the address cannot be read.", null);
  }

  /// An address with letters where a number belongs leads nowhere, as a number that is none does.
  @ExceptionHandler
  ProblemDetail mismatch(MethodArgumentTypeMismatchException mismatch) {
    if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class))
      return ApiProblem.of(HttpStatus.NOT_FOUND, null, null);
    var field = Typed.snake(mismatch.getName());
    return ApiProblem.of(HttpStatus.BAD_REQUEST, "%s cannot be this.".formatted(field), field);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> broken(Exception broken, HttpServletRequest request) {
    if (Passing.is(broken)) return databaseGone();
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), broken);
    return ResponseEntity.internalServerError()
        .body(ApiProblem.of(HttpStatus.INTERNAL_SERVER_ERROR, null, null));
  }

  private static ResponseEntity<ProblemDetail> databaseGone() {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, ApiProblem.SOON)
        .body(ApiProblem.of(HttpStatus.SERVICE_UNAVAILABLE, null, null));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException missing,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var field = missing.getParameterName();
    return answer(ApiProblem.of(HttpStatus.BAD_REQUEST, field + " is missing.", field));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return answer(
        switch (unreadable.getCause()) {
          case InvalidInput invalid -> invalid(invalid);
          case DatabindException wrong when wrong.getCause() instanceof InvalidInput invalid ->
              invalid(invalid);
          case UnrecognizedPropertyException unknown ->
              ApiProblem.of(
                  HttpStatus.UNPROCESSABLE_CONTENT,
                  "There is no field %s here.".formatted(path(unknown)),
                  path(unknown));
          case DatabindException wrong ->
              ApiProblem.of(
                  HttpStatus.UNPROCESSABLE_CONTENT,
                  "%s cannot be this.".formatted(path(wrong)),
                  path(wrong));
          case JacksonException broken ->
              ApiProblem.of(
                  HttpStatus.BAD_REQUEST,
                  "The body is not JSON (line %d, column %d)."
                      .formatted(
                          broken.getLocation() == null ? 1 : broken.getLocation().getLineNr(),
                          broken.getLocation() == null ? 1 : broken.getLocation().getColumnNr()),
                  null);
          case null, default ->
              ApiProblem.of(HttpStatus.BAD_REQUEST, "The body must be JSON.", null);
        });
  }

  /// What Spring refuses by itself: a method, a media type.
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception refused,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode code,
      WebRequest request) {
    var status = Objects.requireNonNull(HttpStatus.resolve(code.value()));
    return ResponseEntity.status(status).headers(headers).body(ApiProblem.of(status, null, null));
  }

  private static ResponseEntity<Object> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus()).body(problem);
  }

  /// Where in the body, such as `applicant.email` or `answers[2]`.
  private static String path(DatabindException wrong) {
    var path = new StringBuilder();
    for (var step : wrong.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.isEmpty() ? "The body" : path.toString();
  }
}
