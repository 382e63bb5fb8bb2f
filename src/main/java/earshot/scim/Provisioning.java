package earshot.scim;

import earshot.company.Companies;
import earshot.company.EmailAddress;
import earshot.company.Rights;
import earshot.company.Role;
import earshot.company.SignInRule;
import earshot.company.Staff;
import earshot.company.Users;
import earshot.singlesignon.ProviderDomains;
import earshot.web.NotFound;
import earshot.web.Version;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The staff of the current company in the hands of its sign-in provider. It looks after who there
/// is; what they may do is said by administrators.
@Component
class Provisioning {

  static final Rights NONE = new Rights(Role.MANAGER, List.of());

  /// Some of the people, and how many there are.
  record Page(List<Person> people, int total) {}

  private final ProvisioningDatabase database;
  private final Newcomers newcomers;
  private final Leavers leavers;
  private final Staff staff;
  private final Users users;
  private final SignInRule rule;
  private final ProviderDomains domains;
  private final Companies companies;

  Provisioning(
      ProvisioningDatabase database,
      Newcomers newcomers,
      Leavers leavers,
      Staff staff,
      Users users,
      SignInRule rule,
      ProviderDomains domains,
      Companies companies) {
    this.database = database;
    this.newcomers = newcomers;
    this.leavers = leavers;
    this.staff = staff;
    this.users = users;
    this.rule = rule;
    this.domains = domains;
    this.companies = companies;
  }

  @Transactional(readOnly = true)
  public Page list(Filter filter, long skipped, int most) {
    needSingleSignOn();
    return new Page(
        most == 0 ? List.of() : database.list(filter, skipped, most), database.count(filter));
  }

  /// @throws NotFound if there is none of that id, or not any more
  @Transactional(readOnly = true)
  public Person find(long id) {
    needSingleSignOn();
    return database.find(id).orElseThrow(() -> new NotFound("person"));
  }

  /// Adds somebody who comes in by single sign-on alone: with the rights of an invitation, if there
  /// is one, else with none.
  ///
  /// @throws Refused if somebody else goes by such a name
  @Transactional
  public Person add(Draft draft) {
    needSingleSignOn();
    staff.oneAtATime();
    checkNames(0, draft);
    var email = draft.email();
    checkDomain(email);
    var id = newcomers.add(email, draft);
    database.keep(id, draft);
    if (!draft.active()) staff.disable(id);
    return find(id);
  }

  /// Changes what is said of somebody.
  ///
  /// @param expected what `If-Match` says; null for nothing
  /// @param change what is wanted, from how it is while nobody else changes it
  /// @throws earshot.company.LastAdministrator if nobody would look after the company any more
  @Transactional
  public Person change(long id, @Nullable String expected, Function<Person, Draft> change) {
    needSingleSignOn();
    staff.oneAtATime();
    var person = find(id);
    Version.check(expected, person);
    become(person, change.apply(person));
    return find(id);
  }

  /// Keeps somebody out for good, see [Leavers].
  ///
  /// @throws earshot.company.LastAdministrator if nobody would look after the company any more
  @Transactional
  public void remove(long id, @Nullable String expected) {
    needSingleSignOn();
    staff.oneAtATime();
    var person = find(id);
    Version.check(expected, person);
    leavers.remove(person);
  }

  private void become(Person person, Draft draft) {
    checkNames(person.id(), draft);
    var email = draft.email();
    if (!email.text().equals(person.email())) move(person, email);
    var name = draft.name();
    if (!name.text().equals(person.name())) staff.rename(person.id(), name);
    if (draft.active() && !person.active()) staff.enable(person.id());
    if (!draft.active() && person.active()) staff.disable(person.id());
    database.keep(person.id(), draft);
  }

  /// An address by which a password can be had is changed by who has it, and by nobody else.
  private void move(Person person, EmailAddress email) {
    checkDomain(email);
    if (rule.mayEnterHere(person.id()))
      throw Refused.unchangeable(
          "%s has a password here and changes the address under Settings, You."
              .formatted(person.name()));
    if (staff.hasEmail(email.text())) throw Newcomers.taken(email);
    users.changeEmail(person.id(), email);
  }

  private void checkNames(long id, Draft draft) {
    if (database.isTaken(draft.userName(), id))
      throw Refused.taken("Somebody else goes by the userName %s.".formatted(draft.userName()));
    var external = draft.text(Attribute.EXTERNAL_ID);
    if (external != null && database.isTakenOutside(external, id))
      throw Refused.taken("Somebody else goes by the externalId %s.".formatted(external));
  }

  private void checkDomain(EmailAddress email) {
    if (!domains.have(email.text()))
      throw Refused.value(
          "%s is no address of %s: its domain is not among those under Settings, Single sign-on."
              .formatted(email.text(), companies.current().name()));
  }

  private void needSingleSignOn() {
    if (!domains.areKnown())
      throw new Refused(
          HttpStatus.FORBIDDEN,
          null,
          "There is no single sign-on yet. An administrator sets it up under Settings, Single"
              + " sign-on.");
  }
}
