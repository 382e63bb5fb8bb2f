package earshot.company;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.language.Language;
import earshot.language.Say;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The staff of the current company.
@Component
public class Users {

  private final UserDatabase database;
  private final Audit audit;

  Users(UserDatabase database, Audit audit) {
    this.database = database;
    this.audit = audit;
  }

  /// Adds a user with the rights, who reads the language of this request, and returns the id.
  @Transactional
  public long add(NewUser user) {
    var id = database.insert(user);
    audit.note(Deed.JOINED, About.person(id));
    return id;
  }

  /// Adds a program that acts with the rights of a user but is none of the staff: it cannot sign in
  /// and gets no mail. Returns the id.
  @Transactional
  public long addProgram(NewUser program) {
    var id = Say.in(Language.ENGLISH, () -> database.insert(program));
    database.isProgram(id);
    return id;
  }

  /// The user, unless disabled or not of this company.
  @Transactional(readOnly = true)
  public Optional<User> find(long id) {
    return database.find(id);
  }

  /// Whether the user is one of the staff and no program.
  @Transactional(readOnly = true)
  public boolean isPerson(User user) {
    return database.isPerson(user.id());
  }

  @Transactional(readOnly = true)
  public Profile profile(User user) {
    return database.profile(user.id());
  }

  @Transactional
  public void change(User user, Profile profile) {
    database.change(user.id(), profile);
  }

  /// As the password encoder made it.
  @Transactional(readOnly = true)
  public String passwordHash(long id) {
    return database.passwordHash(id);
  }

  /// @param hash as the password encoder made it
  @Transactional
  public void changePassword(long id, String hash) {
    database.changePassword(id, hash);
    audit.note(Deed.CHANGED_PASSWORD, About.person(id));
  }

  /// Lets the user sign in, and be reached, by that address instead.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException if somebody else of the company has it
  @Transactional
  public void changeEmail(long id, EmailAddress email) {
    database.changeEmail(id, email.text());
    audit.note(Deed.CHANGED_EMAIL, About.person(id));
  }

  /// The user of that address, unless disabled.
  @Transactional(readOnly = true)
  public Optional<User> ofEmail(EmailAddress email) {
    return database.id(email.text()).flatMap(database::find);
  }

  /// Remembers the check box of the composer, for every device.
  @Transactional
  public void pressEnterToSend(User user, boolean enter) {
    database.pressEnterToSend(user.id(), enter);
  }

  /// Remembers whether single keys are shortcuts, for every device.
  @Transactional
  public void keyboardShortcuts(User user, boolean on) {
    database.keyboardShortcuts(user.id(), on);
  }
}
