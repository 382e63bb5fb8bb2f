package earshot.people;

import com.github.kagkarlsson.scheduler.task.Task;
import earshot.notification.MailJobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PeopleTasks {

  @Bean
  Task<Void> invitationMailTask(MailJobs jobs, InvitationMail mail) {
    return jobs.mail(InvitationMail.JOB, mail::deliver);
  }
}
