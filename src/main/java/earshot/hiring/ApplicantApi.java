package earshot.hiring;

import earshot.company.Phone;
import earshot.company.User;
import earshot.hiring.ApplicationJson.ApplicantJson;
import earshot.hiring.IncomingApplication.IncomingApplicant;
import earshot.web.InvalidInput;
import earshot.web.Items;
import earshot.web.RestApi;
import earshot.web.Version;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The people who applied, for other systems.
@RestApi
@RequestMapping("/api/v1/applicants")
class ApplicantApi {

  private final ApplicantFeed feed;
  private final Applicants applicants;
  private final HandedOver handedOver;

  ApplicantApi(ApplicantFeed feed, Applicants applicants, HandedOver handedOver) {
    this.feed = feed;
    this.applicants = applicants;
    this.handedOver = handedOver;
  }

  @GetMapping
  @Transactional(readOnly = true)
  ResponseEntity<Items<ApplicantJson>> list(
      @AuthenticationPrincipal User user,
      @RequestParam(name = "external_id") @Nullable String externalId,
      @RequestParam @Nullable String email,
      @RequestParam @Nullable String phone,
      @RequestParam(defaultValue = "" + Items.USUAL) int limit,
      @RequestParam @Nullable String after) {
    var wanted =
        new ApplicantFeed.Wanted(
            plain("external_id", externalId),
            email == null ? null : plain("email", email.strip().toLowerCase(Locale.ROOT)),
            phone == null ? null : phone(phone),
            before(after));
    var size = Items.limit(limit);
    return Items.page(feed.page(user, wanted, size + 1), size, last -> Long.toString(last.id()))
        .answer();
  }

  @GetMapping("/{id}")
  @Transactional(readOnly = true)
  ApplicantJson one(
      @AuthenticationPrincipal User user, @PathVariable long id, HttpServletResponse response) {
    return shown(feed.find(user, id), response);
  }

  /// @param expected the ETag of what was read, so that nothing newer is written over
  @PatchMapping("/{id}")
  @Transactional
  ApplicantJson change(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String expected,
      @RequestBody IncomingApplicant incoming,
      HttpServletResponse response) {
    feed.find(user, id);
    applicants.hold(id);
    Version.check(expected, feed.find(user, id));
    handedOver.change(user, id, incoming, feed.location(user, id));
    return shown(feed.find(user, id), response);
  }

  private static ApplicantJson shown(ApplicantJson applicant, HttpServletResponse response) {
    response.setHeader(HttpHeaders.ETAG, Version.of(applicant));
    return applicant;
  }

  private static String phone(String typed) {
    return Phone.parse(typed, Phone.ANYWHERE)
        .map(Phone::e164)
        .orElseThrow(() -> new InvalidInput("phone", "phone must be written as +14155550132."));
  }

  /// PostgreSQL keeps no text with NUL in it.
  private static @Nullable String plain(String field, @Nullable String text) {
    if (text != null && text.indexOf('\0') >= 0)
      throw new InvalidInput(field, "%s cannot be this.".formatted(field));
    return text;
  }

  private static @Nullable Long before(@Nullable String after) {
    if (after == null) return null;
    if (!after.matches("[0-9]{1,18}"))
      throw new InvalidInput("after", "after must be the next_cursor of an answer.");
    return Long.valueOf(after);
  }
}
