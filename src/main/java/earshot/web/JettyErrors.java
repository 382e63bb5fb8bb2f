package earshot.web;

import java.io.IOException;
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

/// What Jetty refuses by itself, such as a path that is no UTF-8, never comes to [ErrorPages].
class JettyErrors extends ErrorHandler {

  private final JsonMapper json;

  JettyErrors(JsonMapper json) {
    this.json = json;
    setShowStacks(false);
    setShowCauses(false);
  }

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
      Callback callback)
      throws IOException {
    var status = HttpStatus.resolve(code);
    var path = request.getHttpURI().getPath();
    if (status == null || !isOfPrograms(path)) {
      super.generateResponse(request, response, code, message, cause, callback);
      return;
    }
    var scim = ScimProblem.isFor(path);
    var type = scim ? ScimProblem.TYPE : MediaType.APPLICATION_PROBLEM_JSON;
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type.toString());
    var problem = ApiProblem.of(status, null, null);
    var body = json.writeValueAsString(scim ? ScimProblem.of(problem) : problem);
    Content.Sink.write(response, true, body, callback);
  }

  /// Of a path it cannot read Jetty says no more than that.
  private static boolean isOfPrograms(@Nullable String path) {
    return path != null
        && (path.startsWith("/api/") || ScimProblem.isFor(path) || path.equals("/badMessage"));
  }
}
