package earshot.api;

import earshot.NaughtyStrings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.NullMarked;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Values for a schema by chance, as text of JSON: those it allows, and those nobody should send.
@NullMarked
final class FuzzValues {

  private static final List<String> NAUGHTY = NaughtyStrings.all();
  private static final List<String> WILD =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e400",
          "-0.0",
          "2147483648",
          "9223372036854775807",
          "-9223372036854775808",
          "92233720368547758070",
          "\"\"",
          "\" \"",
          "\"x\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"a\\udfff\\ud800b\"",
          "\"\\ufeff\\u202e\\u2028\"",
          "\"{{applicant.first_name}}{{\"",
          "\"{{applicant.password}}\"",
          "\"+99999999999999999999\"",
          "\"a@b@c\"",
          "\"-999999999-01-01T00:00:00Z\"",
          "\"+1000000000-12-31T23:59:59.999999999Z\"",
          "\"9999-12-31T23:59:60Z\"",
          "\"0001-01-01T00:00:00-18:00\"",
          "\"Etc/Nowhere\"",
          "[]",
          "[null]",
          "[1,1,1]",
          "[-1,0,9223372036854775807]",
          "[[]]",
          "[{\"question\":null,\"answer\":\"\\u0000\"}]",
          "{}",
          "{\"id\":1}",
          "{\"first_name\":null}",
          "{\"\":{\"\":{}}}");

  private final Description description;
  private final RandomGenerator chance;
  private final LongSupplier ids;

  FuzzValues(Description description, RandomGenerator chance, LongSupplier ids) {
    this.description = description;
    this.chance = chance;
    this.ids = ids;
  }

  /// One in so many.
  boolean once(int in) {
    return chance.nextInt(in) == 0;
  }

  <T> T any(List<T> of) {
    return of.get(chance.nextInt(of.size()));
  }

  /// What the schema allows, mostly.
  String good(JsonNode given) {
    var schema = description.resolve(given);
    if (schema.has("enum")) return any(list(schema.path("enum"))).toString();
    var type = schema.path("type");
    return switch (type.isArray() ? any(list(type)).asString() : type.asString("null")) {
      case "string" -> string(schema);
      case "integer" -> once(3) ? example(schema, "1") : Long.toString(ids.getAsLong());
      case "boolean" -> Boolean.toString(chance.nextBoolean());
      case "array" -> array(schema);
      case "object" -> object(schema, 0);
      default -> "null";
    };
  }

  /// An object of the schema, of whose fields so many in a hundred are wild.
  String object(JsonNode given, int wild) {
    var fields = new ArrayList<String>();
    for (var field : description.resolve(given).path("properties").properties()) {
      if (once(4)) continue;
      var name = JsonMapper.shared().writeValueAsString(field.getKey());
      var value = chance.nextInt(100) < wild ? wild() : good(field.getValue());
      fields.add(name + ":" + value);
      if (wild > 0 && once(40)) fields.add(name + ":" + wild());
    }
    if (wild > 0 && once(20)) fields.add("\"unknown\":" + wild());
    return "{" + String.join(",", fields) + "}";
  }

  /// What fits by luck alone.
  String wild() {
    return switch (chance.nextInt(12)) {
      case 0, 1, 2 -> JsonMapper.shared().writeValueAsString(naughty());
      case 3 -> "\"" + "x".repeat(any(List.of(81, 101, 201, 501, 10_001, 100_000))) + "\"";
      case 4 -> "[".repeat(2000) + "]".repeat(2000);
      case 5 ->
          "["
              + IntStream.range(1, 1003)
                  .mapToObj(Integer::toString)
                  .collect(Collectors.joining(","))
              + "]";
      default -> any(WILD);
    };
  }

  String naughty() {
    return any(NAUGHTY);
  }

  private String string(JsonNode schema) {
    if (schema.path("format").asString("").equals("date-time"))
      return "\"2026-01-0%dT08:00:00Z\"".formatted(1 + chance.nextInt(9));
    return once(2)
        ? example(schema, "\"Hello\"")
        : JsonMapper.shared().writeValueAsString(naughty());
  }

  private String array(JsonNode schema) {
    return IntStream.range(0, chance.nextInt(4))
        .mapToObj(_ -> good(schema.path("items")))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String example(JsonNode schema, String other) {
    var example = schema.path("examples").path(0);
    return example.isMissingNode() ? other : example.toString();
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
