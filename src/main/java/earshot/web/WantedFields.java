package earshot.web;

import static earshot.language.Say.say;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Which fields of an object are wanted, each with those wanted of it; all, where none are named.
record WantedFields(Map<String, WantedFields> fields) {

  /// @throws InvalidInput if nothing is named somewhere
  static WantedFields parse(String text, String parameter) {
    var root = new WantedFields(new TreeMap<>());
    for (var path : text.split(",", -1)) {
      var at = root;
      for (var name : path.strip().split("\\.", -1)) {
        if (name.isEmpty())
          throw new InvalidInput(
              parameter, say("{0} must be names separated by commas.", parameter));
        at = at.fields.computeIfAbsent(name, _ -> new WantedFields(new TreeMap<>()));
      }
    }
    return root;
  }

  /// @throws InvalidInput if a record of that type has no such field, naming it
  void check(ResolvableType type, String parameter) {
    check(type, parameter, "");
  }

  private void check(ResolvableType type, String parameter, String before) {
    if (fields.isEmpty() || type.toClass() == Object.class) return;
    if (Collection.class.isAssignableFrom(type.toClass())) {
      check(type.asCollection().getGeneric(), parameter, before);
      return;
    }
    if (Map.class.isAssignableFrom(type.toClass())) return;
    var known = components(type);
    fields.forEach((name, wanted) -> {
      var component = known.get(name);
      if (component == null)
        throw new InvalidInput(parameter, say("There is no field {0} here.", before + name));
      wanted.check(
          ResolvableType.forMethodReturnType(component.getAccessor()),
          parameter,
          before + name + ".");
    });
  }

  private static Map<String, RecordComponent> components(ResolvableType type) {
    if (!type.toClass().isRecord()) return Map.of();
    return Arrays.stream(type.toClass().getRecordComponents())
        .collect(Collectors.toMap(it -> Typed.snake(it.getName()), Function.identity()));
  }

  /// Takes everything else out of it.
  void keep(JsonNode node) {
    if (fields.isEmpty()) return;
    if (node instanceof ObjectNode object) {
      object.retain(fields.keySet());
      fields.forEach((name, wanted) -> wanted.keep(object.path(name)));
    } else {
      node.forEach(this::keep);
    }
  }
}
