package earshot.bulk;

import static earshot.language.Say.say;

import earshot.company.User;
import earshot.hiring.Folder;
import earshot.web.InvalidInput;
import earshot.web.Items;
import earshot.web.NotFound;
import earshot.web.RestApi;
import earshot.web.Slugs;
import earshot.web.Snake;
import earshot.web.Typed;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/// Bulk messages, for other systems.
@RestApi
@RequestMapping("/api/v1/bulk-messages")
class BulkMessageApi {

  private static final int RECENT = 50;

  private final BulkMessages messages;

  BulkMessageApi(BulkMessages messages) {
    this.messages = messages;
  }

  /// A bulk message to be sent.
  ///
  /// @param applications whom it goes to; null for all that match
  /// @param matching which part of the applications list, instead of single ones
  /// @param leaveOut leaves out whoever cannot get it, and second applications of one applicant
  @Snake
  record Outgoing(
      @Nullable List<Long> applications,
      @Nullable Matching matching,
      @Nullable String body,
      @Nullable Boolean leaveOut) {

    Recipients recipients() {
      if ((applications == null) == (matching == null))
        throw new InvalidInput(
            "applications", say("Name either applications or matching, and not both."));
      if (applications != null && applications.stream().anyMatch(java.util.Objects::isNull))
        throw new InvalidInput("applications", say("applications must be ids."));
      // The page takes a folder it does not know for the usual one; here that would be other
      // people.
      var folder =
          matching == null ? null : Slugs.parse("matching.folder", matching.folder(), Folder.class);
      return new RecipientsForm(
              applications,
              matching != null,
              null,
              folder == null ? null : folder.slug(),
              matching == null ? null : matching.job(),
              matching == null ? null : matching.location(),
              null)
          .recipients();
    }
  }

  record Matching(@Nullable String folder, @Nullable Long job, @Nullable Long location) {}

  /// A bulk message and how far it is.
  ///
  /// @param beginsAt until then it can be undone
  @Snake
  record BulkJson(
      long id,
      Sender sender,
      String body,
      String state,
      Instant createdAt,
      Instant beginsAt,
      @Nullable Instant finishedAt,
      int total,
      int sent,
      int skipped,
      List<BulkMessage.Skipped> reasons) {

    static BulkJson of(BulkMessage it) {
      return new BulkJson(
          it.id(),
          new Sender(it.userId(), it.sender()),
          it.body(),
          Slugs.of(it.state()),
          it.createdAt(),
          it.beginsAt(),
          it.finishedAt(),
          it.total(),
          it.sent(),
          it.skipped(),
          it.reasons());
    }
  }

  record Sender(long id, String name) {}

  /// Who would get it.
  @Snake
  record PreflightJson(int chosen, int reached, int onEveryChannel, List<Group> groups) {}

  /// Those chosen who share a reason.
  record Group(String kind, String reason, List<Long> applications) {}

  @GetMapping
  Items<BulkJson> recent(@AuthenticationPrincipal User user) {
    return Items.all(messages.recent(user, RECENT).stream().map(BulkJson::of).toList());
  }

  @GetMapping("/{id}")
  BulkJson one(@AuthenticationPrincipal User user, @PathVariable long id) {
    return BulkJson.of(messages.find(user, id).orElseThrow(() -> new NotFound("bulk message")));
  }

  @PostMapping("/preflight")
  PreflightJson preflight(@AuthenticationPrincipal User user, @RequestBody Outgoing wanted) {
    var found = messages.preflight(user, wanted.recipients(), Typed.text(wanted.body()));
    return new PreflightJson(
        found.chosen(),
        found.reached(),
        found.onEveryChannel(),
        found.groups().stream()
            .map(it -> new Group(Slugs.of(it.kind()), it.reason(), it.applications()))
            .toList());
  }

  /// Accepts it; it is worked off in the background.
  @PostMapping
  ResponseEntity<BulkJson> send(@AuthenticationPrincipal User user, @RequestBody Outgoing wanted) {
    var id =
        messages.send(
            user,
            wanted.recipients(),
            Boolean.TRUE.equals(wanted.leaveOut()),
            Typed.text(wanted.body()),
            UUID.randomUUID().toString());
    return ResponseEntity.status(HttpStatus.ACCEPTED)
        .header(HttpHeaders.LOCATION, URI.create("/api/v1/bulk-messages/" + id).toString())
        .body(one(user, id));
  }

  @PostMapping("/{id}/undo")
  BulkJson undo(@AuthenticationPrincipal User user, @PathVariable long id) {
    messages.undo(user, id);
    return one(user, id);
  }

  @PostMapping("/{id}/pause")
  BulkJson pause(@AuthenticationPrincipal User user, @PathVariable long id) {
    messages.pause(user, id);
    return one(user, id);
  }

  @PostMapping("/{id}/resume")
  BulkJson resume(@AuthenticationPrincipal User user, @PathVariable long id) {
    messages.resume(user, id);
    return one(user, id);
  }

  @PostMapping("/{id}/cancel")
  BulkJson cancel(@AuthenticationPrincipal User user, @PathVariable long id) {
    messages.cancel(user, id);
    return one(user, id);
  }
}
