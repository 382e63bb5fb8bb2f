package earshot.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Leaves out of what is read everything but the fields a program asks for: `fields=id,stage`. In a
/// list they are those of its items.
@RestControllerAdvice(annotations = RestApi.class)
class SparseAnswers implements ResponseBodyAdvice<Object> {

  private static final String PARAMETER = "fields";

  private final JsonMapper json;

  SparseAnswers(JsonMapper json) {
    this.json = json;
  }

  @Override
  public boolean supports(
      MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter method,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (body == null || body instanceof ProblemDetail) return body;
    var asked = asked(request);
    if (asked == null) return body;
    var fields = WantedFields.parse(asked, PARAMETER);
    fields.check(item(ResolvableType.forMethodParameter(method)), PARAMETER);
    var whole = json.<JsonNode>valueToTree(body);
    if (body instanceof Items<?>) {
      whole.path("items").forEach(fields::keep);
    } else {
      fields.keep(whole);
    }
    return whole;
  }

  /// Null for everything.
  private static @Nullable String asked(ServerHttpRequest request) {
    if (!(request instanceof ServletServerHttpRequest http)) return null;
    var servlet = http.getServletRequest();
    var isReading = servlet.getMethod().equals("GET") || servlet.getMethod().equals("HEAD");
    return isReading ? servlet.getParameter(PARAMETER) : null;
  }

  private static ResolvableType item(ResolvableType answer) {
    var body =
        answer.toClass() == ResponseEntity.class
            ? answer.as(ResponseEntity.class).getGeneric()
            : answer;
    return body.toClass() == Items.class ? body.as(Items.class).getGeneric() : body;
  }
}
