package earshot.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.NullMarked;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Requests for the operations of the description, made by chance, and the same again for the same
/// seed: good ones, nearly good ones, and such as only a broken program sends.
@NullMarked
final class FuzzRequests {

  /// @param path with its query, percent-encoded
  @SuppressWarnings("ArrayRecordComponent")
  record Request(
      String operation, String method, String path, Map<String, String> headers, byte[] body) {

    /// As it could be sent by hand.
    @Override
    public String toString() {
      var text = new String(body, UTF_8);
      return "%s %s %s %s"
          .formatted(
              method, path, headers, text.length() > 500 ? text.substring(0, 500) + "…" : text);
    }
  }

  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD");
  private static final List<String> TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "nonsense",
          "application/json;charset=utf-16",
          "application/json;charset=none",
          "multipart/form-data",
          "application/x-www-form-urlencoded",
          "application/json; charset");
  private static final List<String> ACCEPTED =
      List.of(
          "*/*",
          "application/*",
          "text/html",
          "application/xml",
          "nonsense",
          "application/json;q=0",
          "text/event-stream;q=0.1, application/json",
          "");
  private static final List<String> RAW =
      List.of(
          "%00",
          "%FF%FE",
          "%C0%AF",
          "%ED%A0%80",
          "..%2F",
          "%2e%2e",
          "%25",
          "%0A",
          ";x=1",
          "%20",
          "0x1",
          "1e3",
          "-1",
          "0",
          "٣",
          "9223372036854775808");

  private final Description description;
  private final Function<String, List<Long>> known;

  /// @param known ids of what is there, by the first step of a path
  FuzzRequests(Description description, Function<String, List<Long>> known) {
    this.description = description;
    this.known = known;
  }

  Request make(Description.Operation operation, long seed) {
    var chance = new Random(seed);
    var ids = known.apply("");
    var values = new FuzzValues(description, chance, () -> ids.get(chance.nextInt(ids.size())));
    var headers = new LinkedHashMap<String, String>();
    var query = new ArrayList<String>();
    var path = operation.path();
    for (var given : operation.node().path("parameters")) {
      var it = description.resolve(given);
      var name = it.path("name").asString();
      switch (it.path("in").asString()) {
        case "path" -> path = path.replace("{" + name + "}", step(it, operation, values));
        case "query" -> {
          if (values.once(2)) query.add(name + "=" + text(it.path("schema"), values));
          if (values.once(30)) query.add(name + "=" + text(it.path("schema"), values));
        }
        default -> {
          if (values.once(2)) headers.put(name, header(it, values));
        }
      }
    }
    if (values.once(30)) query.add("unknown=" + encoded(values.naughty()));
    var body = body(operation, values, headers);
    if (values.once(15)) headers.put("Accept", values.any(ACCEPTED));
    return new Request(
        operation.id(),
        values.once(40) ? values.any(METHODS) : operation.method(),
        query.isEmpty() ? path : path + "?" + String.join("&", query),
        headers,
        body);
  }

  private String step(JsonNode parameter, Description.Operation operation, FuzzValues values) {
    if (values.once(6)) return values.once(2) ? values.any(RAW) : encoded(values.naughty());
    if (!parameter.path("name").asString().equals("id"))
      return encoded(parameter.path("example").asString());
    return Long.toString(values.any(known.apply(operation.path().split("/", 3)[1])));
  }

  private static String text(JsonNode schema, FuzzValues values) {
    if (values.once(10)) return values.any(RAW);
    var json = JsonMapper.shared().readTree(values.once(4) ? simple(values) : values.good(schema));
    return encoded(json.isString() ? json.asString() : json.toString());
  }

  /// Short enough for the first line of a request.
  private static String simple(FuzzValues values) {
    for (; ; ) {
      var wild = values.wild();
      if (wild.length() < 500) return wild;
    }
  }

  private static String header(JsonNode parameter, FuzzValues values) {
    if (values.once(3)) return parameter.path("example").asString();
    var text = values.once(6) ? "k".repeat(256) : values.naughty();
    return new String(text.getBytes(UTF_8), ISO_8859_1).replaceAll("[\\x00-\\x1f\\x7f]", " ");
  }

  private byte[] body(
      Description.Operation operation, FuzzValues values, Map<String, String> headers) {
    var schema =
        description
            .resolve(operation.node().path("requestBody"))
            .at("/content/application~1json/schema");
    if (schema.isMissingNode())
      return values.once(10) ? values.wild().getBytes(UTF_8) : new byte[0];
    headers.put("Content-Type", values.once(20) ? values.any(TYPES) : "application/json");
    var good = values.object(schema, values.once(3) ? 0 : 25);
    return switch (values.any(
        List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19))) {
      case 0 -> good.substring(0, good.length() / 2).getBytes(UTF_8);
      case 1 -> values.wild().getBytes(UTF_8);
      case 2 -> good.getBytes(values.once(2) ? UTF_16 : ISO_8859_1);
      case 3 -> ("\ufeff" + good).getBytes(UTF_8);
      case 4 -> (good + good).getBytes(UTF_8);
      case 5 -> good.replace("\"", "\"\u00ff\u00fe").getBytes(ISO_8859_1);
      case 6 ->
          values.once(3)
              ? ("{\"body\":\"" + "x".repeat(1_100_000) + "\"}").getBytes(UTF_8)
              : new byte[0];
      default -> good.getBytes(UTF_8);
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
