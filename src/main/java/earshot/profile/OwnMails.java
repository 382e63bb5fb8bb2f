package earshot.profile;

import earshot.account.MailedLinks;
import earshot.account.MailedLinks.Purpose;
import earshot.company.Companies;
import earshot.company.SignInRule;
import earshot.company.User;
import earshot.company.Users;
import earshot.email.AccountMail;
import earshot.email.AccountMails;
import earshot.email.Letter;
import earshot.notification.JobName;
import earshot.web.PublicUrl;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
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

  /// The way to a new password; to who has none, the way in.
  void passwordLink(JobName job) {
    user(job)
        .ifPresent(user -> {
          if (rule.isByProviderAlone(user.id())) {
            providerLink(job, user);
            return;
          }
          var secret =
              links.create(Purpose.PASSWORD, user.id(), clock.instant().plus(PASSWORD_LINK_AGE));
          send(
              "password:" + job,
              user.email(),
              "Choose a new password",
              """
              Here you choose a new password for %s. The link works once, for an hour.

              Until then your old password stays as it is.\
              """
                  .formatted(user.companyName()),
              "Choose a new password",
              "/new-password/" + secret,
              "Somebody, most likely you, asked for it on the sign-in page. If it was not you, just leave it.");
        });
  }

  private void providerLink(JobName job, User user) {
    send(
        "password:" + job,
        user.email(),
        "You sign in at your company",
        "At %s people like you sign in by single sign-on, with what you sign in to your company with. There is no other password to choose."
            .formatted(user.companyName()),
        "Sign in",
        "/sign-in/company/" + companies.slug(),
        "Somebody, most likely you, asked for a new password on the sign-in page. If it was not you, just leave it.");
  }

  /// Tells that the password was changed.
  void passwordChanged(JobName job) {
    user(job)
        .ifPresent(user ->
            send(
                "password-changed:" + job,
                user.email(),
                "Your password was changed",
                "The password of %s at %s was changed, and other devices were signed out."
                    .formatted(user.name(), user.companyName()),
                "Open Earshot",
                "/",
                NOT_YOU));
  }

  /// Asks the new address whether it is the user's.
  void addressLink(JobName job) {
    user(job)
        .ifPresent(user ->
            changes
                .wanted(user.id())
                .ifPresent(email -> {
                  var secret =
                      links.create(
                          Purpose.ADDRESS, user.id(), clock.instant().plus(ADDRESS_LINK_AGE));
                  send(
                      "address:" + job,
                      email,
                      "Confirm your new address",
                      "From then on %s signs in to %s with this address. The link works once, for a day."
                          .formatted(user.name(), user.companyName()),
                      "Confirm this address",
                      "/new-address/" + secret,
                      "%s entered this address. If you do not know why, just leave it."
                          .formatted(user.name()));
                }));
  }

  /// Tells the old address that it is no longer the user's.
  void addressChanged(JobName job, String old) {
    user(job)
        .ifPresent(user ->
            send(
                "address-changed:" + job,
                old,
                "Your address was changed",
                "%s signs in to %s with %s from now on."
                    .formatted(user.name(), user.companyName(), user.email()),
                "Open Earshot",
                "/",
                NOT_YOU));
  }

  /// Tells that what one signs in with was changed.
  void signingInChanged(JobName job, SigningInNotice notice) {
    user(job)
        .ifPresent(user ->
            send(
                "signing-in-changed:" + job,
                user.email(),
                notice.subject(),
                notice.words(user.name(), user.companyName()),
                "Look at it under Settings",
                "/settings/me/signing-in",
                NOT_YOU));
  }

  private Optional<User> user(JobName job) {
    return users.find(job.numbers().getFirst());
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
            words, label, url.of(path).toString(), footer, null, company.name(), company.color());
    mails.send(new AccountMail(name, to, company.name(), subject, letter));
  }
}
