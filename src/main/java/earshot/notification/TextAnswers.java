package earshot.notification;

import earshot.sms.SmsSender;
import earshot.sms.TextAnswer;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Answers to commands such as STOP, sent by a job.
@Component
class TextAnswers {

  private final SmsSender sms;
  private final JobQueue jobs;

  TextAnswers(SmsSender sms, JobQueue jobs) {
    this.sms = sms;
    this.jobs = jobs;
  }

  @EventListener
  void on(TextAnswer answer) {
    if (!sms.isSetUp()) return;
    var name = UUID.randomUUID().toString();
    jobs.add(List.of(AutomaticTasks.TEXT_ANSWER.instance(name).data(answer).build()));
  }
}
