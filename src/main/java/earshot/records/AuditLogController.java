package earshot.records;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.AuditEntry;
import earshot.audit.AuditLog;
import earshot.audit.Deed;
import earshot.company.AdministratorsOnly;
import earshot.company.Staff;
import earshot.company.User;
import earshot.csv.CsvDownload;
import earshot.hiring.Applicants;
import earshot.hiring.SamePerson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Settings › Audit log, for administrators.
@Controller
@RequestMapping("/settings/audit-log")
class AuditLogController {

  private static final int PAGE = 50;
  private static final int MOST_NAMED = 1_000;

  private final AuditLog log;
  private final Audit audit;
  private final Staff staff;
  private final Applicants applicants;
  private final SamePerson same;
  private final People people;

  AuditLogController(
      AuditLog log,
      Audit audit,
      Staff staff,
      Applicants applicants,
      SamePerson same,
      People people) {
    this.log = log;
    this.audit = audit;
    this.staff = staff;
    this.applicants = applicants;
    this.same = same;
    this.people = people;
  }

  @GetMapping
  String show(@AuthenticationPrincipal User user, LogQuery query, Model model) {
    AdministratorsOnly.check(user);
    var found = page(user, query, query.parsedAfter(), PAGE + 1);
    var shown = found.subList(0, Math.min(PAGE, found.size()));
    model.addAttribute("query", query);
    model.addAttribute("entries", shown);
    model.addAttribute("next", found.size() > PAGE ? after(shown.getLast()) : null);
    model.addAttribute("staff", staff.all());
    var person = query.person();
    model.addAttribute("person", person == null ? null : people.find(user, person));
    return "records/audit-log";
  }

  /// It leaves the house, which is a deed and noted, so it is no link.
  @PostMapping("/export")
  void export(@AuthenticationPrincipal User user, LogQuery query, HttpServletResponse response)
      throws IOException {
    AdministratorsOnly.check(user);
    audit.note(user, Deed.EXPORTED_AUDIT_LOG, About.NOTHING);
    LogCsv.write(
        (after, most) -> page(user, query, after, most),
        new CsvDownload("audit-log.csv", response));
  }

  private List<AuditEntry> page(
      User user, LogQuery query, AuditLog.@Nullable After after, int most) {
    return log.page(query.filter(wanted(query), user.zone()), after, most);
  }

  /// The ids of the applicants whom it is about; null if it is about any.
  private @Nullable List<Long> wanted(LogQuery query) {
    var person = query.person();
    if (person != null) return same.numbers(person);
    if (query.applicantTyped().isEmpty()) return null;
    return applicants.named(query.applicantTyped(), MOST_NAMED);
  }

  private static String after(AuditEntry last) {
    return LogQuery.after(last.at(), last.id());
  }
}
