package earshot.posting;

import static earshot.language.Say.say;

import earshot.company.User;
import earshot.web.InvalidInput;
import earshot.web.RestApi;
import earshot.web.Slugs;
import earshot.web.Snake;
import earshot.web.Typed;
import earshot.web.Version;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/// Jobs in the hands of other systems.
@RestApi
@RequestMapping("/api/v1/jobs")
class PostingApi {

  private final Postings postings;

  PostingApi(Postings postings) {
    this.postings = postings;
  }

  /// A job as another system has it. What is left out of one that is known stays as it is.
  @Snake
  record Incoming(
      @Nullable String title,
      @Nullable Long locationId,
      @Nullable String description,
      @Nullable String state) {}

  /// @param applications how many came in
  @Snake
  record PostingJson(
      long id,
      String title,
      Named location,
      String description,
      String state,
      boolean open,
      int applications) {}

  record Named(long id, String name) {}

  @GetMapping("/{id}")
  PostingJson one(
      @AuthenticationPrincipal User user, @PathVariable long id, HttpServletResponse response) {
    var shown = json(postings.find(user, id));
    response.setHeader(HttpHeaders.ETAG, Version.of(shown));
    return shown;
  }

  @PostMapping
  ResponseEntity<PostingJson> add(
      @AuthenticationPrincipal User user,
      @RequestBody Incoming incoming,
      HttpServletResponse response) {
    if (incoming.locationId() == null)
      throw new InvalidInput("location_id", say("location_id is missing."));
    var id =
        postings.add(
            user,
            new PostingText(
                Typed.text(incoming.title()),
                incoming.locationId(),
                Typed.text(incoming.description()),
                Objects.requireNonNullElse(
                    Slugs.parse("state", incoming.state(), PostingState.class),
                    PostingState.OPEN)));
    return ResponseEntity.created(URI.create("/api/v1/jobs/" + id)).body(one(user, id, response));
  }

  @PatchMapping("/{id}")
  PostingJson change(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String expected,
      @RequestBody Incoming incoming,
      HttpServletResponse response) {
    postings.change(
        user,
        id,
        before -> {
          Version.check(expected, json(before));
          return changed(before, incoming);
        });
    return one(user, id, response);
  }

  private static PostingText changed(Posting before, Incoming incoming) {
    return new PostingText(
        Objects.requireNonNullElse(incoming.title(), before.title()),
        Objects.requireNonNullElse(incoming.locationId(), before.locationId()),
        Objects.requireNonNullElse(incoming.description(), before.description()),
        Objects.requireNonNullElse(
            Slugs.parse("state", incoming.state(), PostingState.class), before.state()));
  }

  private static PostingJson json(Posting it) {
    return new PostingJson(
        it.id(),
        it.title(),
        new Named(it.locationId(), it.location()),
        it.description(),
        Slugs.of(it.state()),
        it.isOpen(),
        it.applications());
  }
}
