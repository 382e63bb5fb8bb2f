package earshot.scim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which people are looked for: what is the same as what, joined by `and` (of RFC 7644 section
/// 3.4.2.2 as much as providers use).
record Filter(List<Condition> conditions) {

  static final Filter EVERYBODY = new Filter(List.of());

  /// An attribute and what it must be.
  record Condition(Attribute attribute, String value) {}

  private static final int LONGEST = 1000;

  private static final String KNOWN =
      "Filters are userName, externalId, emails.value, id or active, eq and a value, joined by and.";

  private static final Set<Attribute> FILTERED =
      Set.of(
          Attribute.USER_NAME,
          Attribute.EXTERNAL_ID,
          Attribute.EMAIL,
          Attribute.ACTIVE,
          Attribute.ID);

  Filter {
    conditions = List.copyOf(conditions);
  }

  /// @throws Refused for a filter that is not known here
  static Filter parse(String text) {
    if (text.isBlank()) return EVERYBODY;
    if (text.length() > LONGEST) throw unknown();
    return new Filter(new Reader(text.strip()).read());
  }

  private static Refused unknown() {
    return Refused.filter(KNOWN);
  }

  private static final class Reader {

    private final String text;
    private int place;

    Reader(String text) {
      this.text = text;
    }

    List<Condition> read() {
      var conditions = new ArrayList<Condition>();
      conditions.add(condition());
      while (place < text.length()) {
        if (!word().equalsIgnoreCase("and")) throw unknown();
        conditions.add(condition());
      }
      return conditions;
    }

    private Condition condition() {
      var attribute = Attribute.at(word()).filter(FILTERED::contains).orElseThrow(Filter::unknown);
      if (!word().equalsIgnoreCase("eq")) throw unknown();
      return new Condition(attribute, value(attribute, word()));
    }

    private static String value(Attribute attribute, String typed) {
      JsonNode value;
      try {
        value = JsonMapper.shared().readTree(isWord(typed) ? '"' + typed + '"' : typed);
      } catch (JacksonException none) {
        throw unknown();
      }
      if (attribute == Attribute.ACTIVE) return Boolean.toString(Values.bool(value));
      if (isWord(typed) || !value.isString() || value.asString().indexOf('\0') >= 0)
        throw unknown();
      return value.asString();
    }

    private static boolean isWord(String typed) {
      return typed.equalsIgnoreCase("true") || typed.equalsIgnoreCase("false");
    }

    /// Up to the next space that stands in no quotes and no brackets.
    private String word() {
      var start = place;
      var quoted = false;
      var deep = 0;
      while (place < text.length() && (quoted || deep > 0 || text.charAt(place) != ' ')) {
        switch (text.charAt(place)) {
          case '\\' -> place++;
          case '"' -> quoted = !quoted;
          case '[' -> deep += quoted ? 0 : 1;
          case ']' -> deep -= quoted ? 0 : 1;
          default -> {}
        }
        place++;
      }
      var word = text.substring(start, Math.min(place, text.length()));
      while (place < text.length() && text.charAt(place) == ' ') place++;
      return word;
    }
  }
}
