package earshot.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The description of the API, `api/openapi.yaml`, which is written by hand and held against the
/// running server by its tests. Read when it is first asked for.
@Component
class Description {

  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

  /// What belongs together.
  record Chapter(String name, String description, List<Operation> operations) {}

  /// One thing to ask.
  record Operation(String id, String method, String path, JsonNode node) {}

  private final Supplier<ObjectNode> document = SingletonSupplier.of(Description::read);

  JsonNode document() {
    return document.get();
  }

  /// The operations by their tags, in the order of the document.
  List<Chapter> chapters() {
    var chapters = new ArrayList<Chapter>();
    for (var tag : document().path("tags")) {
      var name = tag.path("name").asString();
      chapters.add(
          new Chapter(
              name,
              tag.path("description").asString(),
              operations().stream()
                  .filter(it -> it.node().path("tags").path(0).asString().equals(name))
                  .toList()));
    }
    return chapters;
  }

  List<Operation> operations() {
    var found = new ArrayList<Operation>();
    for (var path : document().path("paths").properties())
      for (var method : METHODS)
        if (path.getValue().has(method)) {
          var node = path.getValue().path(method);
          found.add(
              new Operation(
                  node.path("operationId").asString(),
                  method.toUpperCase(java.util.Locale.ROOT),
                  path.getKey(),
                  node));
        }
    return found;
  }

  /// What a `$ref` stands for, or the node itself.
  JsonNode resolve(JsonNode node) {
    var ref = node.path("$ref").asString("");
    return ref.isEmpty() ? node : resolve(document().at(ref.substring(1)));
  }

  /// The name of the schema a node refers to; empty for none.
  static String name(JsonNode schema) {
    var ref = schema.path("$ref").asString("");
    return ref.substring(ref.lastIndexOf('/') + 1);
  }

  private static ObjectNode read() {
    try (var text = new ClassPathResource("api/openapi.yaml").getInputStream()) {
      Map<String, Object> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
      var node = JsonMapper.shared().<JsonNode>valueToTree(read);
      return node instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
