package earshot.profile;

import static earshot.language.Say.say;

import earshot.account.Limit;
import earshot.account.MailedLinks;
import earshot.account.MailedLinks.Opened;
import earshot.account.MailedLinks.Purpose;
import earshot.account.Passwords;
import earshot.account.SessionKey;
import earshot.account.Sessions;
import earshot.account.Throttle;
import earshot.company.SignInRule;
import earshot.company.User;
import earshot.company.Users;
import earshot.database.CurrentCompany;
import earshot.web.InvalidInput;
import earshot.web.TooMany;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Changing one's password, with the old one or with a link that was mailed. Other sessions end, so
/// does a change of address that waits, and a mail says that it was changed.
@Component
class OwnPassword {

  private final Users users;
  private final SignInRule rule;
  private final Passwords passwords;
  private final Sessions sessions;
  private final MailedLinks links;
  private final AddressChanges changes;
  private final Throttle throttle;
  private final OwnMailQueue mails;
  private final TransactionOperations transaction;

  OwnPassword(
      Users users,
      SignInRule rule,
      Passwords passwords,
      Sessions sessions,
      MailedLinks links,
      AddressChanges changes,
      Throttle throttle,
      OwnMailQueue mails,
      TransactionOperations transaction) {
    this.users = users;
    this.rule = rule;
    this.passwords = passwords;
    this.sessions = sessions;
    this.links = links;
    this.changes = changes;
    this.throttle = throttle;
    this.mails = mails;
    this.transaction = transaction;
  }

  /// Whose password the link is for; empty once it was used or has expired, and for who has come to
  /// sign in by the company's provider alone.
  Optional<User> holder(String secret) {
    return links.open(Purpose.PASSWORD, secret).flatMap(this::user);
  }

  /// Changes it by the link, which works once.
  ///
  /// @return empty if it was used meanwhile
  /// @throws InvalidInput if the password cannot be taken
  Optional<User> change(User holder, String chosen) {
    var hash = hash(holder, chosen);
    return CurrentCompany.call(
        holder.companyId(),
        () ->
            transaction.execute(_ -> {
              if (!links.end(Purpose.PASSWORD, holder.id())) return Optional.<User>empty();
              store(holder, hash);
              sessions.endAll(holder.id());
              return users.find(holder.id());
            }));
  }

  /// Changes it by the old one; the session it is changed in goes on.
  ///
  /// @throws InvalidInput if the old one is wrong or the new one cannot be taken
  /// @throws TooMany if the old one was wrong too often
  void change(User user, SessionKey session, String current, String chosen) {
    confirm(user, current, "current");
    var hash = hash(user, chosen);
    transaction.executeWithoutResult(_ -> {
      store(user, hash);
      links.end(Purpose.PASSWORD, user.id());
      sessions.endOthers(user, session);
    });
  }

  /// Makes sure that it is the user who sits there.
  ///
  /// @param field of the form, for the sentence if it is not
  /// @throws InvalidInput if the password is wrong
  /// @throws TooMany if it was wrong too often
  void confirm(User user, String password, String field) {
    var who = user.companyId() + ":" + user.id();
    var wait = throttle.mustWait(Limit.OWN_PASSWORD, who);
    if (wait.isPositive()) throw new TooMany(wait);
    var right = passwords.matches(password, users.passwordHash(user.id()));
    // Looks again: of many tries at the same moment, those beyond the limit tell nothing either.
    wait =
        right
            ? throttle.mustWait(Limit.OWN_PASSWORD, who)
            : throttle.count(Limit.OWN_PASSWORD, who);
    if (wait.isPositive()) throw new TooMany(wait);
    if (!right) throw new InvalidInput(field, say("That is not your password."));
  }

  /// Whoever knew the old password may have asked for another address, and would come in by it.
  private void store(User user, String hash) {
    users.changePassword(user.id(), hash);
    links.end(Purpose.ADDRESS, user.id());
    changes.end(user.id());
    mails.passwordChanged(user);
  }

  private String hash(User user, String chosen) {
    return passwords.hash(chosen, user.name(), user.email(), user.companyName());
  }

  private Optional<User> user(Opened opened) {
    return CurrentCompany.call(
        opened.companyId(),
        () -> users.find(opened.subjectId()).filter(it -> !rule.isByProviderAlone(it.id())));
  }
}
