package earshot.notification;

import static earshot.language.Say.say;

import earshot.company.AnswerMail;
import earshot.company.Companies;
import earshot.company.User;
import earshot.company.Users;
import earshot.email.AccountMail;
import earshot.email.AccountMails;
import earshot.email.Letter;
import earshot.language.Say;
import earshot.web.PublicUrl;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The mail of the morning: which conversations have something new. Who has read it all meanwhile
/// gets none.
@Component
class DigestMail {

  private static final int SHOWN = 20;

  private final Users users;
  private final Companies companies;
  private final NewConversations news;
  private final ApplicantChannels channels;
  private final AccountMails mails;
  private final PublicUrl url;

  DigestMail(
      Users users,
      Companies companies,
      NewConversations news,
      ApplicantChannels channels,
      AccountMails mails,
      PublicUrl url) {
    this.users = users;
    this.companies = companies;
    this.news = news;
    this.channels = channels;
    this.mails = mails;
    this.url = url;
  }

  void send(JobName job) {
    if (channels.emailOff() != null) return;
    users
        .find(job.numbers().getFirst())
        .filter(user -> users.profile(user).answerMail() == AnswerMail.DAILY)
        .ifPresent(user ->
            Say.in(
                user.language(),
                () -> {
                  send(job, user);
                  return job;
                }));
  }

  private void send(JobName job, User user) {
    var found = news.of(user);
    if (found.isEmpty()) return;
    var company = companies.current();
    var letter =
        new Letter(
            words(found),
            say("Open the message center"),
            url.of("/message-center").toString(),
            say(
                "You get this mail once a day because you chose so. Change it in Earshot under"
                    + " Settings, You: {0}",
                url.of("/settings/me")),
            null,
            company.name(),
            company.color());
    mails.send(
        new AccountMail("digest:" + job, user.email(), company.name(), subject(found), letter));
  }

  private static String subject(List<NewConversations.One> found) {
    return found.size() == 1
        ? say("New from {0}", found.getFirst().applicant())
        : say("New from {0} applicants", found.size());
  }

  private static String words(List<NewConversations.One> found) {
    var lines =
        found.stream()
            .limit(SHOWN)
            .map(it -> "%s, %s, %s".formatted(it.applicant(), it.job(), it.location()))
            .collect(Collectors.joining("\n"));
    var more = found.size() - SHOWN;
    return say("Answers you have not read yet:")
        + "\n\n"
        + lines
        + (more > 0 ? "\n\n" + say("and {0} more", more) : "");
  }
}
