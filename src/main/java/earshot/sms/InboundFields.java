package earshot.sms;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// What a gateway hands in: one flat JSON object, or form fields from those that know no JSON.
record InboundFields(Map<String, ?> fields) {

  private static final int LARGEST = 64 * 1024;
  private static final String NOT_JSON =
      "The body must be a JSON object with from, to, text and provider_id, or with provider_id and status.";
  private static final String NO_TYPE = "Content-Type must be application/json, or that of a form.";

  /// @throws ResponseStatusException where it cannot be read
  static InboundFields of(HttpServletRequest request, ObjectMapper json) throws IOException {
    var type = Optional.ofNullable(request.getContentType()).orElse("");
    if (!type.startsWith(MediaType.APPLICATION_JSON_VALUE)) return ofForm(request);
    var body = request.getInputStream().readNBytes(LARGEST + 1);
    if (body.length > LARGEST)
      throw new ResponseStatusException(
          HttpStatus.CONTENT_TOO_LARGE, "A text can have 64 kilobytes.");
    return ofJson(body, json);
  }

  private static InboundFields ofJson(byte[] body, ObjectMapper json) {
    try {
      var fields = json.readValue(body, new TypeReference<Map<String, Object>>() {});
      return Optional.ofNullable(fields).map(InboundFields::new).orElseThrow(() -> bad(NOT_JSON));
    } catch (JacksonException notJson) {
      throw bad(NOT_JSON);
    }
  }

  private static InboundFields ofForm(HttpServletRequest request) {
    if (request.getContentLengthLong() > LARGEST)
      throw new ResponseStatusException(
          HttpStatus.CONTENT_TOO_LARGE, "A text can have 64 kilobytes.");
    if (request.getParameterMap().isEmpty())
      throw new ResponseStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, NO_TYPE);
    var fields = new HashMap<String, String>();
    request.getParameterMap().forEach((name, values) -> fields.put(name, values[0]));
    return new InboundFields(fields);
  }

  /// @throws ResponseStatusException where it is missing or not what it must be
  String required(InboundField field) {
    return optional(field).orElseThrow(field::missing);
  }

  /// @throws ResponseStatusException where it is not what it must be
  Optional<String> optional(InboundField field) {
    return field.names().stream()
        .filter(name -> fields.get(name) != null)
        .map(name -> words(field, fields.get(name)))
        .findFirst();
  }

  private static String words(InboundField field, @Nullable Object value) {
    if (value instanceof String || value instanceof Number) return value.toString();
    throw field.wrong();
  }

  private static ResponseStatusException bad(String reason) {
    return new ResponseStatusException(HttpStatus.BAD_REQUEST, reason);
  }
}
