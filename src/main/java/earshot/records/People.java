package earshot.records;

import earshot.account.ApplicantLinks;
import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.AdministratorsOnly;
import earshot.company.User;
import earshot.hiring.LegalHolds;
import earshot.hiring.SamePerson;
import earshot.web.NotFound;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The records of people, for administrators.
@Component
class People {

  private final PersonDatabase database;
  private final Retention retention;
  private final SamePerson same;
  private final LegalHolds holds;
  private final ApplicantLinks links;
  private final Audit audit;

  People(
      PersonDatabase database,
      Retention retention,
      SamePerson same,
      LegalHolds holds,
      ApplicantLinks links,
      Audit audit) {
    this.database = database;
    this.retention = retention;
    this.same = same;
    this.holds = holds;
    this.links = links;
    this.audit = audit;
  }

  /// @throws NotFound if the user is no administrator, or there is no such applicant
  @Transactional(readOnly = true)
  public Person find(User user, long id) {
    AdministratorsOnly.check(user, "applicant");
    var numbers = same.numbers(id);
    var found = database.find(id, numbers).orElseThrow(() -> new NotFound("applicant"));
    if (found.erasedAt() != null || holds.on(id).isPresent()) return found;
    var last = database.lastActive(numbers).atZone(ZoneOffset.UTC);
    var end = last.plusMonths(retention.current()).toInstant();
    return new Person(id, numbers, found.name(), null, end, found.applications());
  }

  /// Ends every link the person was sent, wherever it is by now.
  ///
  /// @throws NotFound if the user is no administrator, or there is no such applicant
  @Transactional
  public void endLinks(User user, long id) {
    find(user, id).numbers().forEach(links::revoke);
    audit.note(user, Deed.ENDED_LINKS, About.applicant(id));
  }

  /// Notes that everything about the person is about to leave the house.
  ///
  /// @throws NotFound if the user is no administrator, or there is no such applicant
  @Transactional
  public Person exported(User user, long id) {
    var found = find(user, id);
    audit.note(user, Deed.EXPORTED_RECORD, About.applicant(id));
    return found;
  }
}
