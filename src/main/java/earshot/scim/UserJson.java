package earshot.scim;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.web.PublicUrl;
import earshot.web.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody as a provider reads them (RFC 7643 section 4.1).
@JsonInclude(JsonInclude.Include.NON_NULL)
record UserJson(
    List<String> schemas,
    String id,
    @Nullable String externalId,
    String userName,
    NameJson name,
    String displayName,
    boolean active,
    List<EmailJson> emails,
    MetaJson meta) {

  static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:User";

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NameJson(String formatted, @Nullable String givenName, @Nullable String familyName) {}

  record EmailJson(String value, String type, boolean primary) {}

  /// No `lastModified`: who is let in or kept out by hand changes too.
  record MetaJson(String resourceType, Instant created, String location, String version) {}

  static UserJson of(Person it, PublicUrl url) {
    return new UserJson(
        List.of(SCHEMA),
        Long.toString(it.id()),
        it.externalId(),
        it.userName(),
        new NameJson(it.name(), it.givenName(), it.familyName()),
        it.displayName() == null ? it.name() : it.displayName(),
        it.active(),
        List.of(new EmailJson(it.email(), "work", true)),
        new MetaJson(
            "User",
            it.createdAt(),
            url.of("/scim/v2/Users/" + it.id()).toString(),
            Version.of(it)));
  }
}
