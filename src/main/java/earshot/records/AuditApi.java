package earshot.records;

import static earshot.language.Say.say;

import earshot.audit.AuditEntry;
import earshot.audit.AuditFilter;
import earshot.audit.AuditLog;
import earshot.audit.Deed;
import earshot.company.AdministratorsOnly;
import earshot.company.User;
import earshot.hiring.SamePerson;
import earshot.web.InvalidInput;
import earshot.web.Items;
import earshot.web.RestApi;
import earshot.web.Slugs;
import earshot.web.Snake;
import earshot.web.TimeCursor;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The audit log, for other systems whose keys may do everything.
@RestApi
class AuditApi {

  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private final AuditLog log;
  private final SamePerson same;

  AuditApi(AuditLog log, SamePerson same) {
    this.log = log;
    this.same = same;
  }

  /// @param by the name of who did it
  /// @param sentence all of it in words
  @Snake
  record EntryJson(
      long id,
      Instant at,
      String by,
      String deed,
      String kind,
      @Nullable Long applicationId,
      String applicant,
      String person,
      String subject,
      String detail,
      String sentence) {

    static EntryJson of(AuditEntry it) {
      return new EntryJson(
          it.id(),
          it.at(),
          it.who(),
          Slugs.of(it.deed()),
          Slugs.of(it.deed().kind()),
          it.applicationId(),
          it.applicant(),
          it.person(),
          it.subject(),
          it.detail(),
          it.sentence());
    }
  }

  @GetMapping("/api/v1/audit-events")
  ResponseEntity<Items<EntryJson>> list(
      @AuthenticationPrincipal User asking,
      @RequestParam @Nullable Long user,
      @RequestParam @Nullable Long applicant,
      @RequestParam @Nullable String kind,
      @RequestParam @Nullable String from,
      @RequestParam @Nullable String until,
      @RequestParam(defaultValue = "" + Items.USUAL) int limit,
      @RequestParam @Nullable String after) {
    AdministratorsOnly.check(asking);
    var filter =
        new AuditFilter(
            user,
            Slugs.parse("kind", kind, Deed.Kind.class),
            applicant == null ? null : same.numbers(applicant),
            time("from", from),
            time("until", until));
    var size = Items.limit(limit);
    var behind = TimeCursor.parse("after", after);
    var found =
        log.page(
            filter, behind == null ? null : new AuditLog.After(behind.at(), behind.id()), size + 1);
    return Items.page(
            found.stream().map(EntryJson::of).toList(),
            size,
            last -> new TimeCursor(last.at(), last.id()).toString())
        .answer();
  }

  private static @Nullable Instant time(String field, @Nullable String typed) {
    if (typed == null) return null;
    try {
      var time = Instant.parse(typed);
      if (!time.isBefore(Instant.EPOCH) && time.isBefore(LATEST)) return time;
    } catch (DateTimeParseException wrong) {
      // As one that is out of reach.
    }
    throw new InvalidInput(field, say("{0} must be written as 2026-11-25T18:04:00Z.", field));
  }
}
