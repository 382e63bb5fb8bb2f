package earshot.demo;

import earshot.account.SecurityConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Lets everybody on this machine, and the demo listens on no other, open the mailbox and the
/// phones.
@InDemo
@Configuration
class DemoSecurity {

  @Bean
  @Order(0)
  SecurityFilterChain demoSecurityChain(HttpSecurity http) throws Exception {
    SecurityConfiguration.everywhere(http.securityMatcher("/demo/**"), ReferrerPolicy.NO_REFERRER);
    return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
  }
}
