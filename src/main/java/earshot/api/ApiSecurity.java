package earshot.api;

import earshot.account.CompanyFilter;
import earshot.web.ApiProblem;
import earshot.web.ProgramHeaders;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/// The API knows no cookies, so there is no forged request to fear: the key is the only way in.
@EnableConfigurationProperties(ApiSettings.class)
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

  private static final String[] FOR_ADMINISTRATION = {
    "/api/v1/users/**", "/api/v1/webhooks/**", "/api/v1/opt-outs/**", "/api/v1/audit-events/**"
  };

  private static final String LOCATIONS = "/api/v1/locations/**";

  @Bean
  @Order(0)
  SecurityFilterChain api(
      HttpSecurity http, BearerFilter bearer, OnceFilter once, ApiAnswers answers)
      throws Exception {
    byKey(http.securityMatcher("/api/**"), bearer, answers);
    return http.addFilterAfter(once, BodyLimit.class)
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers(HttpMethod.GET, "/api/v1/openapi.json")
                .permitAll()
                .requestMatchers(FOR_ADMINISTRATION)
                .hasAuthority(Scope.ADMIN.name())
                .requestMatchers(HttpMethod.POST, LOCATIONS)
                .hasAuthority(Scope.ADMIN.name())
                .requestMatchers(HttpMethod.PATCH, LOCATIONS)
                .hasAuthority(Scope.ADMIN.name())
                .requestMatchers(HttpMethod.GET)
                .hasAuthority(Scope.READ.name())
                .requestMatchers(HttpMethod.HEAD)
                .hasAuthority(Scope.READ.name())
                .anyRequest()
                .hasAuthority(Scope.WRITE.name()))
        .build();
  }

  /// A company's sign-in provider looks after its people with a key of its own.
  @Bean
  @Order(0)
  SecurityFilterChain scim(HttpSecurity http, BearerFilter bearer, ApiAnswers answers)
      throws Exception {
    byKey(http.securityMatcher("/scim/**"), bearer, answers);
    return http.authorizeHttpRequests(
            requests -> requests.anyRequest().hasAuthority(Scope.SCIM.name()))
        .build();
  }

  private static void byKey(HttpSecurity http, BearerFilter bearer, ApiAnswers answers)
      throws Exception {
    ProgramHeaders.of(http);
    // The end of a stream comes by here once more, without its key.
    http.authorizeHttpRequests(end -> end.dispatcherTypeMatchers(DispatcherType.ASYNC).permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterAfter(bearer, SecurityContextHolderFilter.class)
        .addFilterAfter(new CompanyFilter(), AuthorizationFilter.class)
        .addFilterAfter(new BodyLimit(answers), CompanyFilter.class)
        .exceptionHandling(refused ->
            refused
                .authenticationEntryPoint(
                    (request, response, _) -> answers.signIn(request, response))
                .accessDeniedHandler((request, response, _) ->
                    answers.write(
                        request,
                        response,
                        ApiProblem.of(HttpStatus.FORBIDDEN, "This key may not do that.", null))));
  }
}
