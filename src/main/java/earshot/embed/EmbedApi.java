package earshot.embed;

import static earshot.language.Say.say;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.api.ApiKey;
import earshot.company.EmailAddress;
import earshot.company.User;
import earshot.company.Users;
import earshot.hiring.Applications;
import earshot.web.InvalidInput;
import earshot.web.NotFound;
import earshot.web.PublicUrl;
import earshot.web.RestApi;
import earshot.web.Snake;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/// Lets another system show a conversation to one of the users, in a frame of its own page.
@RestApi
class EmbedApi {

  /// What is to be shown, to whom and where. User and application are named in either way.
  @Snake
  record Wanted(
      @Nullable Long userId,
      @Nullable String userEmail,
      @Nullable Long applicationId,
      @Nullable String externalId,
      @Nullable String origin) {}

  /// @param url what the frame shows, once
  @Snake
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Answer(URI url, Instant expiresAt, long userId, long applicationId, String origin) {}

  private final Embeds embeds;
  private final Origins origins;
  private final Users users;
  private final Applications applications;
  private final PublicUrl url;

  EmbedApi(Embeds embeds, Origins origins, Users users, Applications applications, PublicUrl url) {
    this.embeds = embeds;
    this.origins = origins;
    this.users = users;
    this.applications = applications;
    this.url = url;
  }

  @PostMapping("/api/v1/embeds")
  @ResponseStatus(HttpStatus.CREATED)
  Answer make(
      @AuthenticationPrincipal User program, Authentication signedIn, @RequestBody Wanted wanted) {
    var application = application(program, wanted);
    var reader = reader(wanted);
    if (!reader.mayReview(application.locationId()))
      throw new InvalidInput(
          field(wanted),
          say("This user may not review applications at {0}.", application.location()));
    var origin = origin(wanted.origin(), origins.all());
    var key = (ApiKey) Objects.requireNonNull(signedIn.getCredentials());
    var made = embeds.make(key.id(), reader, application.id(), origin);
    return new Answer(
        url.of("/embed/" + made.token().value()),
        made.until(),
        reader.id(),
        application.id(),
        origin);
  }

  private earshot.hiring.Application application(User program, Wanted wanted) {
    var field = wanted.applicationId() == null ? "external_id" : "application_id";
    if ((wanted.applicationId() == null) == (wanted.externalId() == null))
      throw new InvalidInput(
          field, say("Name the application by application_id or by external_id."));
    try {
      var id =
          Optional.ofNullable(wanted.applicationId())
              .or(() -> ofExternal(wanted))
              .orElseThrow(() -> new NotFound("application"));
      var found = applications.find(program, id);
      if (!program.mayReview(found.locationId())) throw new NotFound("application");
      return found;
    } catch (NotFound _) {
      throw new InvalidInput(
          field, say("There is no such application, or this key may not see it."));
    }
  }

  private Optional<Long> ofExternal(Wanted wanted) {
    var id = Objects.requireNonNull(wanted.externalId());
    return id.indexOf('\0') >= 0 ? Optional.empty() : embeds.ofExternal(id);
  }

  private User reader(Wanted wanted) {
    if ((wanted.userId() == null) == (wanted.userEmail() == null))
      throw new InvalidInput(field(wanted), say("Name the user by user_id or by user_email."));
    var found =
        wanted.userId() != null ? users.find(wanted.userId()) : users.ofEmail(email(wanted));
    return found
        .filter(users::isPerson)
        .orElseThrow(
            () -> new InvalidInput(field(wanted), say("There is no such user, or not any more.")));
  }

  private static EmailAddress email(Wanted wanted) {
    try {
      return new EmailAddress(Objects.requireNonNull(wanted.userEmail()));
    } catch (InvalidInput wrong) {
      throw new InvalidInput("user_email", wrong.sentence());
    }
  }

  private static String field(Wanted wanted) {
    return wanted.userId() == null && wanted.userEmail() != null ? "user_email" : "user_id";
  }

  private static String origin(@Nullable String wanted, List<String> allowed) {
    if (wanted == null && allowed.size() == 1) return allowed.getFirst();
    if (wanted == null && !allowed.isEmpty())
      throw new InvalidInput(
          "origin", say("Several pages may show conversations. Name one by origin."));
    if (wanted != null && allowed.contains(wanted)) return wanted;
    throw new InvalidInput(
        "origin",
        say(
            "This page may not show conversations. An administrator allows it under Settings, API."));
  }
}
