package earshot.email;

import earshot.web.ProgramHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/// Inbound mail comes from a program: no cookie, hence no forged request; the secret is checked by
/// [InboundEmailController].
@Configuration(proxyBeanMethods = false)
class InboundEmailSecurity {

  @Bean
  @Order(0)
  SecurityFilterChain inboundEmailDoor(HttpSecurity http) throws Exception {
    ProgramHeaders.of(http);
    return http.securityMatcher("/inbound/email")
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }
}
