package earshot.embed;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import earshot.account.SecurityConfiguration;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// What an embedded conversation may ask for: the parts of its own panel, which are those of every
/// page, and nothing else, whatever its user may do elsewhere. Cookies are not read.
@Configuration(proxyBeanMethods = false)
class EmbedSecurity {

  private static final String ONE = "/conversations/{id}";

  @Bean
  @Order(-1)
  SecurityFilterChain embedded(HttpSecurity http, Embeds embeds) throws Exception {
    SecurityConfiguration.everywhere(
        http.securityMatcher(EmbedSecurity::isEmbedded), ReferrerPolicy.NO_REFERRER);
    return http.csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .headers(headers ->
            headers
                .frameOptions(FrameOptionsConfig::disable) // it cannot name an origin
                .contentSecurityPolicy(policy -> policy.policyDirectives(FramePolicy.NOTHING)))
        .addFilterAfter(new EmbedFilter(embeds), SecurityContextHolderFilter.class)
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers(GET, "/embed/conversation", "/embed/live")
                .hasAuthority(EmbedFilter.EMBEDDED)
                .requestMatchers("/embed/{token}")
                .permitAll()
                .requestMatchers(
                    GET,
                    ONE + "/composer",
                    ONE + "/contacts",
                    ONE + "/templates",
                    ONE + "/messages",
                    ONE + "/messages/{seq}",
                    ONE + "/messages/{seq}/attachments/{number}")
                .access(EmbedSecurity::isItsOwn)
                .requestMatchers(
                    POST,
                    ONE + "/messages",
                    ONE + "/messages/{seq}/deliveries/{channel}/retry",
                    ONE + "/typing",
                    ONE + "/read")
                .access(EmbedSecurity::isItsOwn)
                .requestMatchers(PUT, ONE + "/draft")
                .access(EmbedSecurity::isItsOwn)
                .anyRequest()
                .denyAll())
        .exceptionHandling(refused ->
            refused
                .authenticationEntryPoint((_, response, _) -> response.sendError(401))
                .accessDeniedHandler((_, response, _) -> response.sendError(404)))
        .build();
  }

  private static boolean isEmbedded(HttpServletRequest request) {
    return request.getHeader(EmbedFilter.HEADER) != null
        || request.getRequestURI().startsWith("/embed/");
  }

  private static AuthorizationDecision isItsOwn(
      Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext asked) {
    var authentication = who.get();
    return new AuthorizationDecision(
        authentication != null
            && authentication.getCredentials() instanceof Embedded embedded
            && Long.toString(embedded.applicationId()).equals(asked.getVariables().get("id")));
  }
}
