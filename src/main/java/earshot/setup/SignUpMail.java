package earshot.setup;

import static earshot.language.Say.say;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import earshot.email.AccountMail;
import earshot.email.AccountMails;
import earshot.email.Letter;
import earshot.language.Say;
import earshot.language.Words;
import earshot.notification.JobName;
import earshot.web.PublicUrl;
import org.springframework.stereotype.Component;

/// The mail that confirms an address before its holder gets a company.
@Component
class SignUpMail {

  static final TaskDescriptor<String> JOB = TaskDescriptor.of("sign-up-mail", String.class);

  private static final String US = "Earshot";

  private final SignUps signUps;
  private final AccountMails mails;
  private final PublicUrl url;

  SignUpMail(SignUps signUps, AccountMails mails, PublicUrl url) {
    this.signUps = signUps;
    this.mails = mails;
    this.url = url;
  }

  /// What the job does.
  void send(JobName job, String email) {
    mails.send(Say.in(SignUpQueue.language(job), () -> mail(job, email)));
  }

  private AccountMail mail(JobName job, String email) {
    var letter =
        new Letter(
            say("Here you set your company up on Earshot. The link works once, for a day."),
            say("Set up your company"),
            url.of("/sign-up/" + signUps.begin(email)).toString(),
            say(
                "Somebody, most likely you, entered this address to sign up. If it was not you, just leave it."),
            null,
            US,
            "blue",
            new Words(Say.language()));
    return new AccountMail("sign-up:" + job, email, US, say("Set up your company"), letter);
  }
}
