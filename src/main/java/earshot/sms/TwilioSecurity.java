package earshot.sms;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/// Inbound texts come from a program: no cookie, hence no forged request; the signature is checked
/// by [TwilioController].
@Configuration(proxyBeanMethods = false)
class TwilioSecurity {

  @Bean
  @Order(0)
  SecurityFilterChain inboundTexts(HttpSecurity http) throws Exception {
    return http.securityMatcher("/inbound/sms/**")
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }
}
