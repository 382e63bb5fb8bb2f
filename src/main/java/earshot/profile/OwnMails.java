package earshot.profile;

import static earshot.language.Say.say;

import earshot.account.MailedLinks;
import earshot.account.MailedLinks.Purpose;
import earshot.company.Companies;
import earshot.company.SignInRule;
import earshot.company.User;
import earshot.company.Users;
import earshot.email.AccountMail;
import earshot.email.AccountMails;
import earshot.email.Letter;
import earshot.language.Say;
import earshot.language.Words;
import earshot.notification.JobName;
import earshot.web.PublicUrl;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// The mails about a user's own account. Each is sent by a job, named by company, user and time; to
/// who is disabled meanwhile none goes.
@Component
class OwnMails {

  static final Duration PASSWORD_LINK_AGE = Duration.ofHours(1);
  static final Duration ADDRESS_LINK_AGE = Duration.ofDays(1);

  private static final String NOT_YOU =
      "If it was not you, ask an administrator of your company to look into it at once.";

  private final Users users;
  private final SignInRule rule;
  private final AddressChanges changes;
  private final MailedLinks links;
  private final Companies companies;
  private final AccountMails mails;
  private final PublicUrl url;
  private final Clock clock;

  OwnMails(
      Users users,
      SignInRule rule,
      AddressChanges changes,
      MailedLinks links,
      Companies companies,
      AccountMails mails,
      PublicUrl url,
      Clock clock) {
    this.users = users;
    this.rule = rule;
    this.changes = changes;
    this.links = links;
    this.companies = companies;
    this.mails = mails;
    this.url = url;
    this.clock = clock;
  }

  /// The way to a new password; to who has none, that there is none.
  void passwordLink(JobName job) {
    tell(
        job,
        user -> {
          if (rule.isByProviderAlone(user.id())) {
            noPassword(job, user);
            return;
          }
          var secret =
              links.create(Purpose.PASSWORD, user.id(), clock.instant().plus(PASSWORD_LINK_AGE));
          send(
              "password:" + job,
              user.email(),
              say("Choose a new password"),
              say(
                  "Here you choose a new password for {0}. The link works once, for an hour.\n\n"
                      + "Until then your old password stays as it is.",
                  user.companyName()),
              say("Choose a new password"),
              "/new-password/" + secret,
              say(
                  "Somebody, most likely you, asked for it on the sign-in page. If it was not you, just leave it."));
        });
  }

  /// Leads nowhere: whoever adds an address by a provider need not be who it belongs to, and would
  /// have mail sent there that leads to that provider.
  private void noPassword(JobName job, User user) {
    send(
        "password:" + job,
        user.email(),
        say("You sign in at your company"),
        say(
            "At {0} people like you sign in by single sign-on, at the company’s own link: an administrator there knows it. There is no password to choose.",
            user.companyName()),
        say("Open Earshot"),
        "/",
        say(
            "Somebody, most likely you, asked for a new password on the sign-in page. If it was not you, just leave it."));
  }

  /// Tells that the password was changed.
  void passwordChanged(JobName job) {
    tell(
        job,
        user ->
            send(
                "password-changed:" + job,
                user.email(),
                say("Your password was changed"),
                say(
                    "The password of {0} at {1} was changed, and other devices were signed out.",
                    user.name(), user.companyName()),
                say("Open Earshot"),
                "/",
                say(NOT_YOU)));
  }

  /// Asks the new address whether it is the user's.
  void addressLink(JobName job) {
    tell(
        job,
        user ->
            changes
                .wanted(user.id())
                .ifPresent(email -> {
                  var secret =
                      links.create(
                          Purpose.ADDRESS, user.id(), clock.instant().plus(ADDRESS_LINK_AGE));
                  send(
                      "address:" + job,
                      email,
                      say("Confirm your new address"),
                      say(
                          "From then on {0} signs in to {1} with this address. The link works once, for a day.",
                          user.name(), user.companyName()),
                      say("Confirm this address"),
                      "/new-address/" + secret,
                      say(
                          "{0} entered this address. If you do not know why, just leave it.",
                          user.name()));
                }));
  }

  /// Tells the old address that it is no longer the user's.
  void addressChanged(JobName job, String old) {
    tell(
        job,
        user ->
            send(
                "address-changed:" + job,
                old,
                say("Your address was changed"),
                say(
                    "{0} signs in to {1} with {2} from now on.",
                    user.name(), user.companyName(), user.email()),
                say("Open Earshot"),
                "/",
                say(NOT_YOU)));
  }

  /// Tells that what one signs in with was changed.
  void signingInChanged(JobName job, SigningInNotice notice) {
    tell(
        job,
        user ->
            send(
                "signing-in-changed:" + job,
                user.email(),
                notice.subject(),
                notice.words(user.name(), user.companyName()),
                say("Look at it under Settings"),
                "/settings/me/signing-in",
                say(NOT_YOU)));
  }

  /// In the language of the user.
  private void tell(JobName job, Consumer<User> telling) {
    users
        .find(job.numbers().getFirst())
        .ifPresent(user ->
            Say.in(
                user.language(),
                () -> {
                  telling.accept(user);
                  return user;
                }));
  }

  private void send(
      String name,
      String to,
      String subject,
      String words,
      String label,
      String path,
      String footer) {
    var company = companies.current();
    var letter =
        new Letter(
            words,
            label,
            url.of(path).toString(),
            footer,
            null,
            company.name(),
            company.color(),
            new Words(Say.language()));
    mails.send(new AccountMail(name, to, company.name(), subject, letter));
  }
}
