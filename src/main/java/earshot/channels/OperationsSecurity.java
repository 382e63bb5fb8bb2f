package earshot.channels;

import earshot.web.ProgramHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/// What programs ask for: no cookie, hence no forged request. Who shows no token is refused by
/// [OperationsController]; the checks are known by their random names.
@Configuration(proxyBeanMethods = false)
class OperationsSecurity {

  @Bean
  @Order(0)
  SecurityFilterChain operations(HttpSecurity http) throws Exception {
    ProgramHeaders.of(http);
    return http.securityMatcher("/actuator/prometheus", "/operations/**", "/checks/**")
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }
}
