package earshot.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/// The doors for programs other than the API: they bring no cookie, hence no forged request. Who
/// comes is checked by each of the doors: a provider's signature, a secret, a token; the checks are
/// known by their random names.
@Configuration(proxyBeanMethods = false)
class ProgramSecurity {

  @Bean
  @Order(0)
  SecurityFilterChain programs(HttpSecurity http) throws Exception {
    ProgramHeaders.of(http);
    return http.securityMatcher(
            "/inbound/**", "/actuator/prometheus", "/operations/**", "/checks/**")
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }
}
