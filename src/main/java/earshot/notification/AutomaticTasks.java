package earshot.notification;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import earshot.conversation.Channel;
import earshot.database.CurrentCompany;
import earshot.notification.Way.Job;
import earshot.notification.Way.Kind;
import earshot.sms.SmsSender;
import earshot.sms.TextAnswer;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The jobs behind what the server sends by itself. They are tried some ten times, over about an
/// hour; after that nobody waits for them any more.
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

  /// An answer to a phone may be about several companies.
  private static final long NOBODY = 0;

  private final Ways ways;
  private final WaitingLine line;

  AutomaticTasks(Ways ways, WaitingLine line) {
    this.ways = ways;
    this.line = line;
  }

  @Bean
  Task<Void> lateAnswerTask(LateAnswer late) {
    return task(
        LATE_ANSWER,
        Channel.EMAIL,
        (ids, _) -> late.send(ids.getFirst(), Math.toIntExact(ids.getLast())));
  }

  @Bean
  Task<Long> refusedAnswerTask(RefusedAnswer refused) {
    return task(
        REFUSED_ANSWER,
        Channel.EMAIL,
        (ids, asked) -> refused.send(ids.getFirst(), ids.getLast(), asked, true));
  }

  @Bean
  Task<Long> refusedAnswerUnseenTask(RefusedAnswer refused) {
    return task(
        REFUSED_ANSWER_UNSEEN,
        Channel.EMAIL,
        (ids, asked) -> refused.send(ids.getFirst(), ids.getLast(), asked, false));
  }

  @Bean
  Task<Long> linkByEmailTask(FreshLink fresh) {
    return task(LINK_BY_EMAIL, Channel.EMAIL, (ids, asked) -> fresh.mail(ids.getFirst(), asked));
  }

  @Bean
  Task<Void> linkByTextTask(FreshLink fresh) {
    return task(LINK_BY_TEXT, Channel.SMS, (ids, _) -> fresh.text(ids.getFirst()));
  }

  @Bean
  Task<TextAnswer> textAnswerTask(SmsSender sms) {
    return Tasks.custom(TEXT_ANSWER)
        .onFailure(someTimes())
        .execute((job, _) -> {
          var answer = job.getData();
          return inTurn(job, Channel.SMS, NOBODY, () -> sms.send(answer.to(), answer.words()));
        });
  }

  private <T> Task<T> task(
      TaskDescriptor<T> name, Channel channel, BiConsumer<List<Long>, T> work) {
    return Tasks.custom(name)
        .onFailure(someTimes())
        .execute((job, _) -> {
          var parsed = JobName.parse(job.getId());
          return CurrentCompany.call(
              parsed.companyId(),
              () ->
                  inTurn(
                      job,
                      channel,
                      parsed.companyId(),
                      () -> work.accept(parsed.numbers(), job.getData())));
        });
  }

  /// Among the deliveries of its channel, so that a slow other side holds up nothing else.
  private <T> CompletionHandler<T> inTurn(
      TaskInstance<T> instance, Channel channel, long company, Runnable work) {
    var way = ways.of(channel);
    var job = new Job(new Kind(instance.getTaskName(), company, false), instance.getId());
    if (!way.enter(job))
      return line.turnedAway(instance, line.uncalled(channel, false), channel, job);
    try {
      UntilRefused.run(work);
    } finally {
      way.leave(job.kind());
    }
    return (_, operations) -> {
      operations.remove();
      line.callNext(channel);
    };
  }

  private static <T> FailureHandler<T> someTimes() {
    return FailureHandler.<T>maxRetries(10).withBackoff(Duration.ofSeconds(10), 2).thenRemove();
  }
}
