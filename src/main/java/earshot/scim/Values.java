package earshot.scim;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The values of attributes as providers write them.
final class Values {

  private static final int LONGEST = 254;

  private Values() {}

  /// @return null for nothing
  static @Nullable String text(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) return null;
    if (!value.isString()) throw Refused.value("A text belongs here.");
    var text = value.asString().strip();
    if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl))
      throw Refused.value("Texts have one line of at most %d characters.".formatted(LONGEST));
    return text.isEmpty() ? null : text;
  }

  /// Entra ID writes "True" and "False".
  static boolean bool(JsonNode value) {
    if (value.isBoolean()) return value.asBoolean();
    return switch (value.isString() ? value.asString().toLowerCase(Locale.ROOT) : "") {
      case "true" -> true;
      case "false" -> false;
      default -> throw Refused.value("active is true or false.");
    };
  }

  /// The one that is primary, else the one for work, else the first; null for none.
  static @Nullable String address(JsonNode emails) {
    if (emails.isString()) return text(emails);
    if (!emails.isArray()) return text(inside(emails));
    @Nullable JsonNode best = null;
    for (var email : emails) if (best == null || rank(email) > rank(best)) best = email;
    return best == null ? null : address(best);
  }

  private static JsonNode inside(JsonNode email) {
    if (email.isNull() || !email.path("value").isMissingNode()) return email.path("value");
    throw Refused.value("emails is a list of objects with a value.");
  }

  private static int rank(JsonNode email) {
    if (email.path("primary").asBoolean(false)) return 2;
    return email.path("type").asString("").equalsIgnoreCase("work") ? 1 : 0;
  }
}
