package earshot.scim;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// The operations of a PATCH (RFC 7644 section 3.5.2), with a path or without one, as Okta and
/// Entra ID write them.
final class Patch {

  private Patch() {}

  /// @throws Refused if an operation cannot be done
  static void apply(JsonNode body, Draft draft) {
    var operations = field(body, "operations");
    if (!operations.isArray() || operations.isEmpty())
      throw Refused.syntax("A PATCH needs a list of Operations.");
    for (var operation : operations) operate(operation, draft);
  }

  private static void operate(JsonNode operation, Draft draft) {
    var path = field(operation, "path");
    switch (field(operation, "op").asString("").toLowerCase(Locale.ROOT)) {
      case "add", "replace" -> set(path, field(operation, "value"), draft);
      case "remove" -> draft.remove(attribute(path));
      default -> throw Refused.syntax("op is add, replace or remove.");
    }
  }

  private static void set(JsonNode path, JsonNode value, Draft draft) {
    if (value.isMissingNode()) throw Refused.value("The value is missing.");
    if (path.isMissingNode() || path.isNull()) {
      draft.setAll("", value);
    } else {
      draft.set(attribute(path), value);
    }
  }

  private static Attribute attribute(JsonNode path) {
    if (path.isMissingNode() || path.isNull())
      throw new Refused(HttpStatus.BAD_REQUEST, "noTarget", "What to remove is said by a path.");
    var attribute =
        Attribute.at(path.asString(""))
            .orElseThrow(() ->
                new Refused(
                    HttpStatus.BAD_REQUEST,
                    "invalidPath",
                    "There is no attribute of that path: see /scim/v2/Schemas."));
    if (attribute == Attribute.ID) throw Refused.unchangeable("The id never changes.");
    return attribute;
  }

  /// Names of attributes are the same in capitals (RFC 7643 section 2.1).
  private static JsonNode field(JsonNode object, String name) {
    for (var field : object.properties())
      if (field.getKey().equalsIgnoreCase(name)) return field.getValue();
    return MissingNode.getInstance();
  }
}
