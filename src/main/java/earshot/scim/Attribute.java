package earshot.scim;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a provider can say of somebody, by its path (RFC 7644 section 3.10). Case does not count.
enum Attribute {
  USER_NAME("username"),
  EXTERNAL_ID("externalid"),
  ACTIVE("active"),
  NAME("name"),
  GIVEN_NAME("name.givenname"),
  FAMILY_NAME("name.familyname"),
  FORMATTED("name.formatted"),
  DISPLAY_NAME("displayname"),
  EMAILS("emails", "emails[type eq \"work\"]", "emails[primary eq true]"),
  EMAIL("emails.value", "emails[type eq \"work\"].value", "emails[primary eq true].value"),
  ID("id"),
  /// Taken and forgotten, for providers send more than they are asked for.
  NOT_KEPT;

  private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:user:";

  private static final Set<String> FORGOTTEN =
      Set.of(
          "addresses",
          "emails",
          "entitlements",
          "groups",
          "ims",
          "locale",
          "meta",
          "name",
          "nickname",
          "password",
          "phonenumbers",
          "photos",
          "preferredlanguage",
          "profileurl",
          "roles",
          "schemas",
          "timezone",
          "title",
          "usertype",
          "x509certificates");

  private final Set<String> paths;

  Attribute(String... paths) {
    this.paths = Set.of(paths);
  }

  /// The attribute of that path; empty for none of RFC 7643 or its extensions.
  static Optional<Attribute> at(String path) {
    var lower = path.strip().toLowerCase(Locale.ROOT);
    var plain = lower.startsWith(USER) ? lower.substring(USER.length()) : lower;
    return Arrays.stream(values())
        .filter(it -> it.paths.contains(plain))
        .findFirst()
        .or(() -> isForgotten(plain) ? Optional.of(NOT_KEPT) : Optional.empty());
  }

  private static boolean isForgotten(String path) {
    return path.startsWith("urn:") || FORGOTTEN.contains(path.split("[.\\[]", 2)[0]);
  }
}
