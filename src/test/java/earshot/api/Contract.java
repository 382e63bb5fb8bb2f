package earshot.api;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Holds every answer of the server against the description of the API: its status must be
/// described, and its body must be as described, with no field more.
@NullMarked
final class Contract {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialect(Dialects.getOpenApi31());

  private final Description description = new Description();
  private final JsonNode components = strict(description.document().path("components"));
  private final JsonNode sparse = sparse(components);
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  /// What is wrong with the answer; nothing if it is as described.
  ///
  /// @param address with the query
  List<String> check(String asked, String address, HttpResponse<String> answer) {
    var path = address.split("\\?", 2)[0];
    var method = asked.equals("HEAD") ? "GET" : asked;
    var operation =
        description.operations().stream()
            .filter(it -> it.method().equals(method) && matches(it.path(), path))
            .min((a, b) -> variables(a.path()) - variables(b.path()))
            .orElse(null);
    if (operation == null)
      return Set.of(400, 401, 404, 405, 413).contains(answer.statusCode())
          ? List.of()
          : List.of("%s %s is not described".formatted(method, path));
    var responses = operation.node().path("responses");
    var described = responses.path(Integer.toString(answer.statusCode()));
    if (described.isMissingNode())
      return List.of(
          "%s: status %d is not described: %s"
              .formatted(operation.id(), answer.statusCode(), answer.body()));
    var content = description.resolve(described).path("content");
    if (content.isMissingNode() || asked.equals("HEAD")) return List.of();
    var type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
    var wanted = content.path(type).path("schema");
    if (wanted.isMissingNode())
      return List.of("%s: it is %s, which is not described".formatted(operation.id(), type));
    return validate(wanted, address.contains("fields="), JSON.readTree(answer.body())).stream()
        .map(it -> operation.id() + ": " + it + " in " + answer.body())
        .toList();
  }

  private List<String> validate(JsonNode wanted, boolean isSparse, JsonNode body) {
    var schema =
        schemas.computeIfAbsent(
            wanted.toString() + isSparse,
            _ -> {
              var whole = ((ObjectNode) wanted.deepCopy());
              whole.set("components", isSparse ? sparse : components);
              return SCHEMAS.getSchema(whole);
            });
    return schema.validate(body).stream().map(Object::toString).toList();
  }

  private static JsonNode strict(JsonNode components) {
    var copy = components.deepCopy();
    for (var schema : copy.path("schemas"))
      if (schema instanceof ObjectNode object && object.has("properties"))
        object.put("additionalProperties", false);
    return copy;
  }

  /// As who asks for some fields sees it: the others are not there, but none is of another kind.
  private static JsonNode sparse(JsonNode components) {
    var copy = components.deepCopy();
    for (var schema : copy.path("schemas").properties())
      if (schema.getValue() instanceof ObjectNode object && !schema.getKey().equals("Problem"))
        object.remove("required");
    return copy;
  }

  private static boolean matches(String template, String path) {
    var pattern = template.replaceAll("\\{\\w+}", "[^/]+");
    return Pattern.matches(pattern, path);
  }

  private static int variables(String path) {
    return (int) path.chars().filter(c -> c == '{').count();
  }
}
