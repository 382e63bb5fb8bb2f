package earshot.scim;

import earshot.company.EmailAddress;
import earshot.company.PersonName;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Somebody as a provider wants them to be, attribute by attribute.
final class Draft {

  private static final Set<Attribute> NAMES =
      Set.of(
          Attribute.GIVEN_NAME, Attribute.FAMILY_NAME, Attribute.FORMATTED, Attribute.DISPLAY_NAME);

  private final Map<Attribute, String> texts = new EnumMap<>(Attribute.class);
  private final String nameBefore;
  private boolean active;
  private boolean named;

  private Draft(String nameBefore, boolean active) {
    this.nameBefore = nameBefore;
    this.active = active;
  }

  /// Of somebody who is not there yet.
  static Draft empty() {
    return new Draft("", true);
  }

  /// In place of all that was said before; who says nothing of it neither lets in nor keeps out.
  static Draft inPlaceOf(Person person) {
    return new Draft(person.name(), person.active());
  }

  /// What was said before. An address that is the `userName` goes on following it.
  static Draft of(Person person) {
    var draft = new Draft(person.name(), person.active());
    draft.put(Attribute.USER_NAME, person.userName());
    draft.put(Attribute.EXTERNAL_ID, person.externalId());
    draft.put(Attribute.GIVEN_NAME, person.givenName());
    draft.put(Attribute.FAMILY_NAME, person.familyName());
    draft.put(Attribute.DISPLAY_NAME, person.displayName());
    if (!person.email().equalsIgnoreCase(person.userName()))
      draft.put(Attribute.EMAIL, person.email());
    return draft;
  }

  /// @param value nothing and null take it away
  /// @throws Refused if it cannot be that
  void set(Attribute attribute, JsonNode value) {
    named |= NAMES.contains(attribute);
    switch (attribute) {
      case ACTIVE -> active = Values.bool(value);
      case NAME -> setAll("name.", value);
      case EMAILS -> put(Attribute.EMAIL, Values.address(value));
      case GIVEN_NAME, FAMILY_NAME -> setName(attribute, Values.text(value));
      case ID, NOT_KEPT -> {}
      default -> put(attribute, Values.text(value));
    }
  }

  /// Sets what the fields of an object say. What this server does not know it does not mind.
  void setAll(String path, JsonNode object) {
    if (object.isNull()) return;
    if (!object.isObject()) throw Refused.value("An object belongs here.");
    for (var field : object.properties())
      Attribute.at(path + field.getKey()).ifPresent(attribute -> set(attribute, field.getValue()));
  }

  /// @throws Refused if nobody can be without it
  void remove(Attribute attribute) {
    switch (attribute) {
      case USER_NAME, ACTIVE -> throw Refused.value("Nobody can be without that attribute.");
      case NAME -> {
        texts.remove(Attribute.GIVEN_NAME);
        texts.remove(Attribute.FAMILY_NAME);
      }
      case EMAILS -> texts.remove(Attribute.EMAIL);
      default -> texts.remove(attribute);
    }
  }

  boolean active() {
    return active;
  }

  String userName() {
    var name = texts.get(Attribute.USER_NAME);
    if (name == null) throw Refused.value("userName is missing.");
    return name;
  }

  @Nullable String text(Attribute attribute) {
    return texts.get(attribute);
  }

  /// Where mail reaches them: one of `emails`, or the `userName`.
  EmailAddress email() {
    return new EmailAddress(texts.getOrDefault(Attribute.EMAIL, userName()));
  }

  /// What colleagues and applicants read: as before, unless this time something is said of it.
  PersonName name() {
    if (!named && !nameBefore.isEmpty()) return new PersonName(nameBefore);
    var joined = Person.joined(text(Attribute.GIVEN_NAME), text(Attribute.FAMILY_NAME));
    return new PersonName(
        Stream.of(joined, text(Attribute.FORMATTED), text(Attribute.DISPLAY_NAME))
            .filter(Objects::nonNull)
            .findFirst()
            .orElseGet(() -> userName().split("@", 2)[0]));
  }

  /// Half a name changes half of the one there is, which may never have come in halves.
  private void setName(Attribute half, @Nullable String text) {
    var known = texts.containsKey(Attribute.GIVEN_NAME) || texts.containsKey(Attribute.FAMILY_NAME);
    var words = nameBefore.split(" ", 2);
    if (!known && words.length == 2) {
      texts.put(Attribute.GIVEN_NAME, words[0]);
      texts.put(Attribute.FAMILY_NAME, words[1]);
    }
    put(half, text);
  }

  private void put(Attribute attribute, @Nullable String text) {
    if (text != null) {
      texts.put(attribute, text);
    } else {
      remove(attribute);
    }
  }
}
