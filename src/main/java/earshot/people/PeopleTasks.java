package earshot.people;

import com.github.kagkarlsson.scheduler.task.Task;
import earshot.notification.MailJobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PeopleTasks {

  @Bean
  Task<Void> invitationMailTask(InvitationMail mail) {
    return MailJobs.task(InvitationMail.JOB, mail::deliver);
  }
}
