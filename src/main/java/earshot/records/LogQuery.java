package earshot.records;

import earshot.audit.AuditFilter;
import earshot.audit.AuditLog;
import earshot.audit.Deed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// What of the audit log is looked at, as the address says it.
///
/// @param by the id of who did it
/// @param applicant words of a name
/// @param person the id of one applicant
/// @param from a day, as `to` is; both belong to it
public record LogQuery(
    @Nullable Long by,
    Deed.@Nullable Kind what,
    @Nullable String applicant,
    @Nullable Long person,
    @Nullable String from,
    @Nullable String to,
    @Nullable String after) {

  public String applicantTyped() {
    return applicant == null ? "" : applicant.strip();
  }

  public boolean isNarrow() {
    return by != null
        || what != null
        || person != null
        || !applicantTyped().isEmpty()
        || day(from) != null
        || day(to) != null;
  }

  /// @param applicants the ids of those who are meant by person or name; null for anybody
  AuditFilter filter(@Nullable List<Long> applicants, ZoneId zone) {
    return new AuditFilter(
        by, what, applicants, start(day(from), zone), start(dayAfter(day(to)), zone));
  }

  AuditLog.@Nullable After parsedAfter() {
    if (after == null || !after.matches("\\d{1,11}\\.\\d{1,9}-\\d{1,18}")) return null;
    var parts = after.split("(?<=\\d)[.-]");
    var at = Instant.ofEpochSecond(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    return new AuditLog.After(at, Long.parseLong(parts[2]));
  }

  static String after(Instant at, long id) {
    return "%d.%d-%d".formatted(at.getEpochSecond(), at.getNano(), id);
  }

  /// The address of the page that begins behind that entry; null for the newest.
  public String url(@Nullable String behind) {
    var url = UriComponentsBuilder.fromPath("/settings/audit-log");
    if (by != null) url.queryParam("by", by);
    if (what != null) url.queryParam("what", what);
    if (person != null) url.queryParam("person", person);
    if (day(from) != null) url.queryParam("from", from);
    if (day(to) != null) url.queryParam("to", to);
    if (behind != null) url.queryParam("after", behind);
    if (applicantTyped().isEmpty()) return url.toUriString();
    return url.queryParam("applicant", "{applicant}")
        .encode()
        .buildAndExpand(applicantTyped())
        .toUriString();
  }

  private static @Nullable LocalDate day(@Nullable String typed) {
    try {
      var day = typed == null || typed.isEmpty() ? null : LocalDate.parse(typed);
      return day == null || day.getYear() < 1970 || day.getYear() > 9999 ? null : day;
    } catch (DateTimeParseException none) {
      return null;
    }
  }

  private static @Nullable LocalDate dayAfter(@Nullable LocalDate day) {
    return day == null ? null : day.plusDays(1);
  }

  private static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
    return day == null ? null : day.atStartOfDay(zone).toInstant();
  }
}
