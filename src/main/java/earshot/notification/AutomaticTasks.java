package earshot.notification;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import earshot.sms.SmsSender;
import earshot.sms.TextAnswer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The jobs behind what the server sends by itself.
@Configuration(proxyBeanMethods = false)
class AutomaticTasks {

  static final TaskDescriptor<Void> LATE_ANSWER = TaskDescriptor.of("late-answer");

  /// This and the next with the moment in which it was asked for, in milliseconds: it names the
  /// mail, so that a repeated one is known as the same.
  static final TaskDescriptor<Long> REFUSED_ANSWER =
      TaskDescriptor.of("refused-answer", Long.class);

  /// The same where the user does not see in Earshot what was written.
  static final TaskDescriptor<Long> REFUSED_ANSWER_UNSEEN =
      TaskDescriptor.of("refused-answer-unseen", Long.class);

  static final TaskDescriptor<Long> LINK_BY_EMAIL = TaskDescriptor.of("link-by-email", Long.class);

  static final TaskDescriptor<Void> LINK_BY_TEXT = TaskDescriptor.of("link-by-text");
  static final TaskDescriptor<TextAnswer> TEXT_ANSWER =
      TaskDescriptor.of("text-answer", TextAnswer.class);

  private final MailJobs jobs;

  AutomaticTasks(MailJobs jobs) {
    this.jobs = jobs;
  }

  @Bean
  Task<Void> lateAnswerTask(LateAnswer late) {
    return jobs.awaitedMail(
        LATE_ANSWER,
        job -> late.send(job.numbers().getFirst(), Math.toIntExact(job.numbers().getLast())));
  }

  @Bean
  Task<Long> refusedAnswerTask(RefusedAnswer refused) {
    return refused(REFUSED_ANSWER, refused, true);
  }

  @Bean
  Task<Long> refusedAnswerUnseenTask(RefusedAnswer refused) {
    return refused(REFUSED_ANSWER_UNSEEN, refused, false);
  }

  private Task<Long> refused(TaskDescriptor<Long> name, RefusedAnswer refused, boolean seen) {
    return jobs.awaitedMail(
        name,
        (job, asked) ->
            refused.send(job.numbers().getFirst(), job.numbers().getLast(), asked, seen));
  }

  @Bean
  Task<Long> linkByEmailTask(FreshLink fresh) {
    return jobs.awaitedMail(
        LINK_BY_EMAIL, (job, asked) -> fresh.mail(job.numbers().getFirst(), asked));
  }

  @Bean
  Task<Void> linkByTextTask(FreshLink fresh) {
    return jobs.awaitedText(LINK_BY_TEXT, job -> fresh.text(job.numbers().getFirst()));
  }

  @Bean
  Task<TextAnswer> textAnswerTask(SmsSender sms) {
    return jobs.awaitedTextOfNobody(TEXT_ANSWER, answer -> sms.send(answer.to(), answer.words()));
  }
}
