package earshot.company;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The staff of the current company.
@Component
public class Users {

  private final UserDatabase database;

  Users(UserDatabase database) {
    this.database = database;
  }

  /// Adds a user with the grants and returns the id.
  @Transactional
  public long add(NewUser user) {
    var id = database.insert(user);
    user.locations().forEach(location -> database.grant(id, location));
    return id;
  }

  /// The user, unless disabled or not of this company.
  @Transactional(readOnly = true)
  public Optional<User> find(long id) {
    return database.find(id);
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
