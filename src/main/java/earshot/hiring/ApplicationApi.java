package earshot.hiring;

import static earshot.language.Say.say;

import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import earshot.hiring.ApplicationFeed.Wanted;
import earshot.web.Expand;
import earshot.web.InvalidInput;
import earshot.web.Items;
import earshot.web.RestApi;
import earshot.web.Slugs;
import earshot.web.TimeCursor;
import earshot.web.Version;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Applications, for other systems.
@RestApi
@RequestMapping("/api/v1/applications")
class ApplicationApi {

  private final Applications applications;
  private final ApplicationFeed feed;
  private final HandedOver handedOver;
  private final ConversationsOf conversations;
  private final Audit audit;

  ApplicationApi(
      Applications applications,
      ApplicationFeed feed,
      HandedOver handedOver,
      ConversationsOf conversations,
      Audit audit) {
    this.conversations = conversations;
    this.audit = audit;
    this.applications = applications;
    this.feed = feed;
    this.handedOver = handedOver;
  }

  /// A change of an application.
  record Change(@Nullable String stage) {}

  /// @param folder one of the folders of the applications list
  /// @param expand `conversation` for where the conversation of each stands
  @GetMapping
  ResponseEntity<Items<ApplicationJson>> list(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "applicants") String folder,
      @RequestParam @Nullable Long job,
      @RequestParam @Nullable Long location,
      @RequestParam @Nullable Long applicant,
      @RequestParam @Nullable String stage,
      @RequestParam(defaultValue = "" + Items.USUAL) int limit,
      @RequestParam @Nullable String after,
      @RequestParam @Nullable String expand) {
    var wanted =
        new Wanted(
            Objects.requireNonNull(Slugs.parse("folder", folder, Folder.class)),
            Slugs.parse("stage", stage, Stage.class),
            job,
            location,
            applicant,
            TimeCursor.parse("after", after));
    var size = Items.limit(limit);
    var found = feed.page(user, wanted, size + 1);
    audit.read(
        user,
        Deed.OPENED_APPLICATION,
        found.stream().map(ApplicationJson::id).limit(size).toList());
    var page = Items.page(found, size, ApplicationApi::cursor);
    return new Items<>(expanded(user, page.items(), expand), page.nextCursor()).answer();
  }

  @GetMapping("/{id}")
  ResponseEntity<ApplicationJson> one(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam @Nullable String expand,
      HttpServletResponse response) {
    applications.find(user, id);
    audit.read(user, Deed.OPENED_APPLICATION, id);
    var found = feed.one(id);
    response.setHeader(HttpHeaders.ETAG, Version.of(found));
    return ResponseEntity.ok(expanded(user, List.of(found), expand).getFirst());
  }

  /// Stores an application, or brings the one of that external id up to date.
  @PostMapping
  ResponseEntity<ApplicationJson> put(
      @AuthenticationPrincipal User user,
      @RequestBody IncomingApplication application,
      HttpServletResponse response) {
    var stored = handedOver.put(user, application);
    return shown(
        stored.added() ? HttpStatus.CREATED : HttpStatus.OK, feed.one(stored.id()), response);
  }

  /// @param expected the ETag of what was read, so that nothing newer is written over
  @PatchMapping("/{id}")
  ResponseEntity<ApplicationJson> change(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String expected,
      @RequestBody Change change,
      HttpServletResponse response) {
    var stage = Slugs.parse("stage", change.stage(), Stage.class);
    if (stage == null) throw new InvalidInput("stage", "stage is missing.");
    if (stage == Stage.DECLINED)
      throw new InvalidInput("stage", say("Decline it by POST to /applications/{id}/decline."));
    applications.changeStage(user, id, stage, () -> Version.check(expected, feed.one(id)));
    return shown(HttpStatus.OK, feed.one(id), response);
  }

  private List<ApplicationJson> expanded(
      User user, List<ApplicationJson> found, @Nullable String expand) {
    if (!Expand.has(expand, "conversation")) return found;
    var known = conversations.of(user, found.stream().map(ApplicationJson::id).toList());
    return found.stream().map(it -> it.with(Objects.requireNonNull(known.get(it.id())))).toList();
  }

  private static ResponseEntity<ApplicationJson> shown(
      HttpStatus status, ApplicationJson application, HttpServletResponse response) {
    response.setHeader(HttpHeaders.ETAG, Version.of(application));
    // Not by eTag(): Spring would compare it with the If-Match of what changed it.
    var answer = ResponseEntity.status(status);
    if (status == HttpStatus.CREATED)
      answer.location(URI.create("/api/v1/applications/" + application.id()));
    return answer.body(application);
  }

  private static String cursor(ApplicationJson last) {
    return new TimeCursor(last.appliedAt(), last.id()).toString();
  }
}
