package earshot.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.eclipse.jetty.ee11.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// What Jetty refuses by itself, such as a path that is no UTF-8, never comes to [ErrorPages], and
/// what breaks while such a page is made does not come there again. It is told in the same words,
/// without a frame, and never in Jetty's, which name classes.
final class JettyErrors {

  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, UTF_8);

  private final JsonMapper json;

  JettyErrors(JsonMapper json) {
    this.json = json;
  }

  /// For what is refused before any servlet.
  ErrorHandler ofServer() {
    return new ErrorHandler() {
      @Override
      public boolean errorPageForMethod(String method) {
        return true;
      }

      @Override
      protected void generateResponse(
          Request request,
          Response response,
          int code,
          String message,
          @Nullable Throwable cause,
          Callback callback) {
        tell(request, response, code, callback);
      }
    };
  }

  /// For what a page explains, as long as it can.
  ///
  /// @param pages where they are
  ErrorPageErrorHandler ofPages(Map<String, String> pages) {
    var handler =
        new ErrorPageErrorHandler() {
          @Override
          public boolean errorPageForMethod(String method) {
            return true;
          }

          @Override
          protected void generateResponse(
              Request request,
              Response response,
              int code,
              String message,
              @Nullable Throwable cause,
              Callback callback) {
            tell(request, response, code, callback);
          }
        };
    handler.setErrorPages(pages);
    return handler;
  }

  private void tell(Request request, Response response, int code, Callback callback) {
    var status = HttpStatus.resolve(code);
    if (status == null) status = HttpStatus.INTERNAL_SERVER_ERROR;
    var path = request.getHttpURI().getPath();
    if (isOfPrograms(path)) {
      program(response, status, ScimProblem.isFor(path), callback);
    } else {
      person(response, Problem.of(status, null), callback);
    }
  }

  private void program(Response response, HttpStatus status, boolean scim, Callback callback) {
    var problem = ApiProblem.of(status, null, null);
    var body = json.writeValueAsString(scim ? ScimProblem.of(problem) : problem);
    write(response, scim ? ScimProblem.TYPE : MediaType.APPLICATION_PROBLEM_JSON, body, callback);
  }

  private static void person(Response response, Problem problem, Callback callback) {
    var page =
        """
        <!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <title>%s</title>
          </head>
          <body><main><h1>%s</h1><p>%s</p></main></body>
        </html>
        """
            .formatted(problem.title(), problem.title(), problem.sentence());
    write(response, HTML, page, callback);
  }

  private static void write(Response response, MediaType type, String body, Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type.toString());
    Content.Sink.write(response, true, body, callback);
  }

  /// Of a path it cannot read Jetty says no more than that.
  private static boolean isOfPrograms(@Nullable String path) {
    return path != null
        && (path.startsWith("/api/") || ScimProblem.isFor(path) || path.equals("/badMessage"));
  }
}
