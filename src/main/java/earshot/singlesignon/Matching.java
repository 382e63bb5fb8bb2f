package earshot.singlesignon;

import static earshot.language.Say.say;

import earshot.company.Companies;
import earshot.company.EmailAddress;
import earshot.company.Staff;
import earshot.company.User;
import earshot.company.UserDisabled;
import earshot.company.Users;
import earshot.people.Joining;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Finds the user a provider means: by the name it has for somebody, and the first time by an
/// address it has verified.
@Component
class Matching {

  private final ProviderDatabase database;
  private final Users users;
  private final Staff staff;
  private final Joining joining;
  private final Companies companies;

  Matching(
      ProviderDatabase database, Users users, Staff staff, Joining joining, Companies companies) {
    this.database = database;
    this.users = users;
    this.staff = staff;
    this.joining = joining;
    this.companies = companies;
  }

  /// @throws ProviderFailed if it is nobody who may come in
  User user(Provider provider, Identity identity) {
    var known = database.user(identity.issuer(), identity.subject());
    if (known.isPresent()) return users.find(known.get()).orElseThrow(Matching::disabled);
    var user = byAddress(provider, identity);
    if (!database.link(identity.issuer(), identity.subject(), user.id()))
      throw new ProviderFailed(
          say(
              "{0} belongs to somebody else at your provider. Ask an administrator of your company.",
              identity.email()));
    return user;
  }

  private User byAddress(Provider provider, Identity identity) {
    var email = identity.email();
    if (email.isEmpty())
      throw new ProviderFailed(
          say("Your provider does not say that it has verified your address."));
    if (!provider.has(email))
      throw new ProviderFailed(say("{0} is no address of {1}.", email, companies.current().name()));
    var user = users.ofEmail(new EmailAddress(email));
    if (user.isPresent()) return user.get();
    if (staff.hasEmail(email)) throw disabled();
    return joining
        .byProvider(email, identity.name())
        .orElseThrow(() ->
            new ProviderFailed(
                say(
                    "Nobody at {0} has the address {1}. Ask an administrator to invite you.",
                    companies.current().name(), email)));
  }

  /// Who is let in again is found by the address again: the way to follow a new account there.
  @EventListener
  void on(UserDisabled disabled) {
    database.unlink(disabled.userId());
  }

  private static ProviderFailed disabled() {
    return new ProviderFailed(say("You are kept out here. Ask an administrator of your company."));
  }
}
