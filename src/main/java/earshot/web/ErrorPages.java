package earshot.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;

/// What is shown when something is refused or breaks: a page to people, problem+json (RFC 9457) to
/// programs. It says what to do and nothing of the inside.
@Controller
class ErrorPages implements ErrorController {

  private static final List<String> OF_APPLICANTS =
      List.of("/my/", "/m/", "/unsubscribe/", "/jobs/");

  private final ErrorAttributes errors;

  ErrorPages(ErrorAttributes errors) {
    this.errors = errors;
  }

  @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
  Object page(HttpServletRequest request, HttpServletResponse response, Model model) {
    if (path(request).startsWith("/api/") || ScimProblem.isFor(path(request)) || isByHtmx(request))
      return problem(request);
    var problem = Problem.of(status(request), reason(request));
    response.setStatus(problem.status().value());
    model.addAttribute("problem", problem);
    model.addAttribute("typed", typed(request));
    return isApplicants(request) ? "web/applicant-error" : "web/error";
  }

  /// It asks for a page and shows none of an error: our script says the sentence.
  private static boolean isByHtmx(HttpServletRequest request) {
    return request.getHeader("HX-Request") != null;
  }

  @RequestMapping("/error")
  ResponseEntity<?> problem(HttpServletRequest request) {
    if (ScimProblem.isFor(path(request))) return scim(request);
    if (path(request).startsWith("/api/"))
      return answer(ApiProblem.of(status(request), reason(request), null));
    var problem = Problem.of(status(request), reason(request));
    var detail = ProblemDetail.forStatusAndDetail(problem.status(), problem.sentence());
    detail.setTitle(problem.title());
    detail.setInstance(URI.create(UriUtils.encodePath(path(request), UTF_8)));
    return answer(detail);
  }

  private ResponseEntity<ScimProblem> scim(HttpServletRequest request) {
    var status = status(request);
    return ResponseEntity.status(status)
        .contentType(ScimProblem.TYPE)
        .body(ScimProblem.of(status, reason(request), null));
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  /// Applicants have no account, so the way on is their link.
  private static boolean isApplicants(HttpServletRequest request) {
    return OF_APPLICANTS.stream().anyMatch(path(request)::startsWith);
  }

  private static List<String> typed(HttpServletRequest request) {
    var method = request.getAttribute(RequestDispatcher.ERROR_METHOD);
    return "POST".equals(method) ? KeptTexts.of(request) : List.of();
  }

  private static String path(HttpServletRequest request) {
    var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return UriUtils.decode(asked instanceof String path ? path : request.getRequestURI(), UTF_8);
  }

  private HttpStatus status(HttpServletRequest request) {
    if (isDatabaseGone(request)) return HttpStatus.SERVICE_UNAVAILABLE;
    if (isNoSuchPath(request)) return HttpStatus.NOT_FOUND;
    if (errors.getError(new ServletWebRequest(request)) instanceof HttpException unreadable)
      return isTooLarge(unreadable)
          ? HttpStatus.CONTENT_TOO_LARGE
          : HttpStatus.valueOf(unreadable.getCode());
    var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
  }

  /// Whoever looks for the token in a form with a file is told by Jetty that nobody can read it;
  /// why stands in the words of the cause alone, where Spring looks too.
  private static boolean isTooLarge(HttpException unreadable) {
    return unreadable instanceof Throwable thrown
        && thrown.getCause() != null
        && Typed.text(thrown.getCause().getMessage()).contains("exceeded");
  }

  /// An address with letters where a number belongs leads nowhere, as a number that is none does.
  private boolean isNoSuchPath(HttpServletRequest request) {
    return errors.getError(new ServletWebRequest(request))
            instanceof MethodArgumentTypeMismatchException mismatch
        && mismatch.getParameter().hasParameterAnnotation(PathVariable.class);
  }

  private boolean isDatabaseGone(HttpServletRequest request) {
    var error = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    if (error == null) error = errors.getError(new ServletWebRequest(request));
    return Passing.is(error);
  }

  /// Our own sentence, if the error has one: what a library says is not for people.
  private @Nullable String reason(HttpServletRequest request) {
    var error = errors.getError(new ServletWebRequest(request));
    return error instanceof ResponseStatusException ours ? ours.getReason() : null;
  }
}
