package earshot.scim;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Which attributes of an answer are wanted, and which are not (RFC 7644 section 3.9).
record WantedAttributes(List<String> only, List<String> without) {

  private static final Set<String> ALWAYS = Set.of("schemas", "id");
  private static final String PREFIX = UserJson.SCHEMA.toLowerCase(Locale.ROOT) + ":";

  WantedAttributes {
    only = List.copyOf(only);
    without = List.copyOf(without);
  }

  static WantedAttributes parse(String only, String without) {
    return new WantedAttributes(names(only), names(without));
  }

  /// Takes away what is not wanted.
  ObjectNode of(ObjectNode user) {
    prune(user, "");
    return user;
  }

  private void prune(JsonNode node, String path) {
    if (node instanceof ObjectNode object) {
      for (var name : List.copyOf(object.propertyNames())) {
        var whole = path + name.toLowerCase(Locale.ROOT);
        if (ALWAYS.contains(whole)) continue;
        if (isWanted(whole)) {
          prune(object.path(name), whole + ".");
        } else {
          object.remove(name);
        }
      }
    } else if (node.isArray()) {
      for (var item : node) prune(item, path);
    }
  }

  /// An attribute is there with all its parts, and for the sake of any of them.
  private boolean isWanted(String path) {
    if (without.contains(path)) return false;
    return only.isEmpty()
        || only.stream()
            .anyMatch(
                it -> it.equals(path) || it.startsWith(path + ".") || path.startsWith(it + "."));
  }

  private static List<String> names(String typed) {
    return Arrays.stream(typed.toLowerCase(Locale.ROOT).split(","))
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .map(it -> it.startsWith(PREFIX) ? it.substring(PREFIX.length()) : it)
        .toList();
  }
}
