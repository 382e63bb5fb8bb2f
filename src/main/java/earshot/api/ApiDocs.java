package earshot.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// The description of the API as its page shows it.
public final class ApiDocs {

  /// A tag with its operations.
  public record Chapter(String name, String description, List<Operation> operations) {}

  /// @param request the name of what is sent; empty for nothing
  public record Operation(
      String id,
      String method,
      String path,
      String summary,
      String description,
      List<Field> parameters,
      String request,
      List<Outcome> outcomes) {}

  /// @param schema the name of what is answered; empty for nothing
  public record Outcome(String status, String description, String schema) {}

  /// @param type in words: "text", "whole number, or null"
  /// @param schema the name of what it holds; empty for something plain
  public record Field(
      String name,
      String type,
      String schema,
      String description,
      boolean required,
      String example) {}

  /// A piece of a sentence.
  ///
  /// @param code whether it stands between back quotes
  public record Piece(String text, boolean code) {}

  /// The pieces of a sentence of the description.
  public static List<Piece> pieces(String sentence) {
    var pieces = new ArrayList<Piece>();
    for (var part : sentence.split("`", -1)) pieces.add(new Piece(part, pieces.size() % 2 == 1));
    return pieces;
  }

  /// A thing that is sent or answered.
  public record Schema(String name, String description, List<Field> fields) {}

  private static final Map<String, String> TYPES =
      Map.of(
          "string", "text",
          "integer", "whole number",
          "boolean", "true or false",
          "array", "list",
          "object", "object",
          "null", "null");

  private final Description description;
  private final String url;

  ApiDocs(Description description, String url) {
    this.description = description;
    this.url = url;
  }

  /// What every path begins with.
  public String url() {
    return url;
  }

  public List<String> paragraphs() {
    return List.of(
        description.document().at("/info/description").asString("").strip().split("\n\n"));
  }

  public List<Chapter> chapters() {
    return description.chapters().stream()
        .map(it ->
            new Chapter(
                it.name(),
                it.description(),
                it.operations().stream().map(this::operation).toList()))
        .toList();
  }

  public List<Schema> schemas() {
    var schemas = new ArrayList<Schema>();
    for (var it : description.document().at("/components/schemas").properties())
      schemas.add(
          new Schema(
              it.getKey(), it.getValue().path("description").asString(""), fields(it.getValue())));
    return schemas;
  }

  private Operation operation(Description.Operation it) {
    var node = it.node();
    return new Operation(
        it.id(),
        it.method(),
        it.path(),
        node.path("summary").asString(""),
        node.path("description").asString(""),
        stream(node.path("parameters")).map(this::parameter).toList(),
        Description.name(
            description.resolve(node.path("requestBody")).at("/content/application~1json/schema")),
        node.path("responses").properties().stream()
            .map(answer -> outcome(answer.getKey(), description.resolve(answer.getValue())))
            .toList());
  }

  private static Outcome outcome(String status, JsonNode answer) {
    return new Outcome(
        status,
        answer.path("description").asString(""),
        Description.name(answer.at("/content/application~1json/schema")));
  }

  private Field parameter(JsonNode given) {
    var it = description.resolve(given);
    return new Field(
        it.path("name").asString(""),
        type(description.resolve(it.path("schema"))),
        "",
        it.path("description").asString(""),
        it.path("required").asBoolean(false),
        it.path("example").isMissingNode() ? "" : it.path("example").asString());
  }

  private List<Field> fields(JsonNode schema) {
    var required =
        stream(schema.path("required")).map(JsonNode::asString).collect(Collectors.toSet());
    return schema.path("properties").properties().stream()
        .map(it -> field(it.getKey(), it.getValue(), required))
        .toList();
  }

  private Field field(String name, JsonNode schema, Set<String> required) {
    var inside = schema.has("items") ? schema.path("items") : schema;
    var example = schema.path("examples").path(0);
    return new Field(
        name,
        type(description.resolve(schema)),
        Description.name(inside),
        schema.has("description")
            ? schema.path("description").asString()
            : description.resolve(schema).path("description").asString(""),
        required.contains(name),
        example.isMissingNode() || example.isContainer() ? "" : example.asString());
  }

  private static String type(JsonNode schema) {
    var choices = schema.path("enum");
    if (!choices.isEmpty())
      return "one of "
          + stream(choices)
              .map(it -> it.isNull() ? "null" : it.asString())
              .collect(Collectors.joining(", "));
    var type = schema.path("type");
    var names =
        type.isArray() ? stream(type).map(JsonNode::asString).toList() : List.of(type.asString(""));
    var words =
        names.stream().map(it -> TYPES.getOrDefault(it, it)).collect(Collectors.joining(", or "));
    return schema.path("format").asString("").equals("date-time")
        ? words.replace("text", "time")
        : words;
  }

  private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
