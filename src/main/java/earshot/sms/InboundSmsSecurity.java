package earshot.sms;

import earshot.web.ProgramHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/// Inbound texts come from a program: no cookie, hence no forged request; who it comes from is
/// checked by each of the doors.
@Configuration(proxyBeanMethods = false)
class InboundSmsSecurity {

  @Bean
  @Order(0)
  SecurityFilterChain inboundTexts(HttpSecurity http) throws Exception {
    ProgramHeaders.of(http);
    return http.securityMatcher("/inbound/sms", "/inbound/sms/**")
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }
}
