package earshot.unsubscribe;

import earshot.account.SecurityConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// The signed link is all that is asked for: mail programs bring neither cookie nor token.
@Configuration(proxyBeanMethods = false)
class UnsubscribeSecurity {

  @Bean
  @Order(0)
  SecurityFilterChain unsubscribing(HttpSecurity http) throws Exception {
    SecurityConfiguration.everywhere(
        http.securityMatcher(StopLink.PATH + "**"), ReferrerPolicy.NO_REFERRER);
    return http.csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }
}
