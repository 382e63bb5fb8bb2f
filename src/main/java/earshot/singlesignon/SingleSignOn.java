package earshot.singlesignon;

import static earshot.language.Say.say;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.Companies;
import earshot.company.SignInRule;
import earshot.company.User;
import earshot.database.CurrentCompany;
import earshot.web.InvalidInput;
import earshot.web.PublicUrl;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.function.SingletonSupplier;

/// The provider of the current company: set up by its administrators, signed in by.
@Component
class SingleSignOn {

  private final ProviderDatabase database;
  private final Matching matching;
  private final SignInRule rule;
  private final Companies companies;
  private final PublicUrl url;
  private final Audit audit;
  private final TransactionOperations transaction;
  private final SingletonSupplier<Handshake> handshake;

  SingleSignOn(
      ProviderDatabase database,
      Matching matching,
      SignInRule rule,
      Companies companies,
      PublicUrl url,
      Audit audit,
      TransactionOperations transaction,
      ProviderSettings settings,
      Clock clock) {
    this.database = database;
    this.matching = matching;
    this.rule = rule;
    this.companies = companies;
    this.url = url;
    this.audit = audit;
    this.transaction = transaction;
    this.handshake = SingletonSupplier.of(() -> new Handshake(new Outside(settings), clock));
  }

  @Transactional(readOnly = true)
  public Optional<Provider> provider() {
    return database.find();
  }

  /// Asks the provider what it is, then keeps it.
  ///
  /// @throws InvalidInput if something was mistyped, or the provider is not one
  public void save(User by, ProviderForm form) {
    if (form.only() && rule.isByProviderAlone(by.id()))
      throw new InvalidInput(
          "only",
          say(
              "You have no password here, so nobody could come in on the day the provider is down. An administrator who has one can say so."));
    var issuer = form.issuerUrl();
    var provider =
        new Provider(
            issuer, form.client(), secret(form, issuer), form.domainNames(), discovered(issuer));
    transaction.executeWithoutResult(_ -> {
      database.save(by.companyId(), provider);
      rule.elsewhere(form.only() ? by.id() : null);
      audit.note(by, Deed.CHANGED_SETTING, About.thing("single sign-on").with("to " + issuer));
    });
  }

  /// Everybody signs in by password again, also whom the provider has added.
  @Transactional
  public void remove() {
    database.delete();
    rule.here();
    audit.note(Deed.CHANGED_SETTING, About.thing("single sign-on").with("to none"));
  }

  /// Where the provider sends browsers back to: it has to know that address.
  @Transactional(readOnly = true)
  public String back() {
    return url.of("/sign-in/company/" + companies.slug() + "/back").toString();
  }

  /// Where the provider looks after the company's people (SCIM).
  public String people() {
    return url.of("/scim/v2").toString();
  }

  /// Where a browser is sent to sign in.
  String there(Provider provider, Way way) {
    return handshake.obtain().there(provider, inCompany(way).back(), way);
  }

  /// Who came back.
  ///
  /// @throws ProviderFailed if that is nobody who may come in, with the reason
  User arrived(Provider provider, Way way, String code, String issuer) {
    var identity = handshake.obtain().identity(provider, back(), way, code, issuer);
    try {
      return Objects.requireNonNull(transaction.execute(_ -> matching.user(provider, identity)));
    } catch (InvalidInput unusual) {
      throw new ProviderFailed(unusual.sentence(), unusual);
    }
  }

  private SingleSignOn inCompany(Way way) {
    if (!Long.valueOf(way.companyId()).equals(CurrentCompany.id()))
      throw new IllegalStateException("a way to another company");
    return this;
  }

  private String secret(ProviderForm form, String issuer) {
    if (!form.secret().isBlank()) return form.secret().strip();
    return Objects.requireNonNull(transaction.execute(_ -> database.find()))
        .filter(it -> it.issuer().equals(issuer))
        .map(Provider::secret)
        .orElseThrow(() -> new InvalidInput("secret", say("Type the secret your provider made.")));
  }

  private String discovered(String issuer) {
    try {
      return handshake.obtain().discover(issuer);
    } catch (ProviderFailed failed) {
      throw new InvalidInput("issuer", failed.sentence());
    } catch (IllegalArgumentException unreadable) {
      throw new InvalidInput("issuer", say("The provider names an address that is none."));
    }
  }
}
