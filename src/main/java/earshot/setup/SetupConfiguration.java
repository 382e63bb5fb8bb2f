package earshot.setup;

import com.github.kagkarlsson.scheduler.task.Task;
import earshot.notification.MailJobs;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignUpSettings.class)
class SetupConfiguration {

  /// Before Spring Security, which would ask who is there to sign in.
  private static final int BEFORE_SECURITY = -101;

  @Bean
  FilterRegistrationBean<SetupFilter> setupFilter(FirstRun firstRun) {
    var registration = new FilterRegistrationBean<>(new SetupFilter(firstRun));
    registration.setOrder(BEFORE_SECURITY);
    return registration;
  }

  @Bean
  Task<String> signUpMailTask(MailJobs jobs, SignUpMail mail) {
    return jobs.mail(SignUpMail.JOB, mail::send);
  }
}
