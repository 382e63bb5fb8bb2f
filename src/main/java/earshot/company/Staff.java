package earshot.company;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.web.NotFound;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The staff of the current company in the hands of its administrators. What they change holds with
/// the next request.
@Component
public class Staff {

  private final StaffDatabase database;
  private final SignInRule rule;
  private final ApplicationEventPublisher events;
  private final Audit audit;

  Staff(StaffDatabase database, SignInRule rule, ApplicationEventPublisher events, Audit audit) {
    this.database = database;
    this.rule = rule;
    this.audit = audit;
    this.events = events;
  }

  /// Everybody, those disabled last, by name.
  @Transactional(readOnly = true)
  public List<Member> all() {
    return database.all();
  }

  /// @throws NotFound if there is none of that id
  @Transactional(readOnly = true)
  public Member find(long id) {
    return database.find(id).orElseThrow(() -> new NotFound("person"));
  }

  /// Whether somebody of that address, in lower case, belongs to the staff, disabled or not.
  @Transactional(readOnly = true)
  public boolean hasEmail(String email) {
    return database.hasEmail(email);
  }

  /// Until the transaction ends nobody else adds, lets in, keeps out or renames anybody here by
  /// this way: for who looks before changing.
  @Transactional
  public void oneAtATime() {
    database.oneAtATime();
  }

  /// Calls the user something else.
  ///
  /// @throws NotFound if there is no such user
  @Transactional
  public void rename(long id, PersonName name) {
    find(id);
    database.rename(id, name.text());
    audit.note(Deed.RENAMED, About.person(id));
  }

  /// Gives the user these rights instead of those there were.
  ///
  /// @throws NotFound if there is no such user
  /// @throws LastAdministrator if no administrator would be left, or none whom a password lets in
  @Transactional
  public void change(long id, Rights rights) {
    database.oneAtATime();
    var member = find(id);
    if (rights.role() != Role.ADMINISTRATOR) keepAnAdministrator(member);
    database.change(id, rights);
    audit.note(Deed.CHANGED_RIGHTS, About.person(id).with(rights.words()));
    events.publishEvent(new RightsChanged(id));
  }

  /// Lets the user in no longer; what was written stays.
  ///
  /// @throws NotFound if there is no such user
  /// @throws LastAdministrator if no administrator would be left, or none whom a password lets in
  @Transactional
  public void disable(long id) {
    database.oneAtATime();
    keepAnAdministrator(find(id));
    database.disable(id);
    audit.note(Deed.DISABLED, About.person(id));
    events.publishEvent(new UserDisabled(id));
  }

  /// Lets the user in again, with the rights and the password from before.
  ///
  /// @throws NotFound if there is no such user
  @Transactional
  public void enable(long id) {
    find(id);
    database.enable(id);
    audit.note(Deed.ENABLED, About.person(id));
  }

  private void keepAnAdministrator(Member member) {
    if (member.isAdministrator() && !member.disabled() && database.administrators() < 2)
      throw LastAdministrator.ofAll();
    if (rule.isLeftHere(member.id())) throw LastAdministrator.withoutProvider();
  }
}
