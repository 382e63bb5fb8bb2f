package earshot.account;

import earshot.web.ClientAddress;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/// Who may ask for what: applicants with their link below `/my`, staff with a session elsewhere.
/// What each then may see is decided by grants, in the package concerned.
@Configuration
@EnableWebSecurity
public class SecurityConfiguration {

  static final String[] OPEN = {
    "/sign-in",
    "/sign-in/again",
    "/sign-in/code",
    "/sign-in/second-factor",
    "/sign-in/passkey/**",
    "/sign-in/company/**",
    "/error",
    "/m/**",
    "/assets/**",
    "/webjars/**",
    "/_static/**",
    "/favicon.ico",
    "/docs/api",
    "/actuator/health/**"
  };

  private static final String[] BY_SECRET = {
    "/join/**", "/forgot-password", "/new-password/**", "/new-address/**", "/setup", "/sign-up/**"
  };

  /// What a request that was let in leads to inside the server, such as the end of its event
  /// stream.
  private static final DispatcherType[] WITHIN = {
    DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD
  };

  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  @Bean
  @Order(1)
  SecurityFilterChain applicantSecurity(HttpSecurity http, ApplicantCookie cookie)
      throws Exception {
    everywhere(http.securityMatcher("/my/**", "/m/**"), ReferrerPolicy.NO_REFERRER);
    return http.authorizeHttpRequests(
            requests -> requests.requestMatchers("/m/**").permitAll().anyRequest().authenticated())
        .securityContext(context -> context.securityContextRepository(cookie))
        .requestCache(RequestCacheConfigurer::disable)
        .exceptionHandling(refused ->
            refused
                .authenticationEntryPoint(new OpenYourLink(cookie))
                .accessDeniedHandler(new PageTooOld(new OpenYourLink(cookie))))
        .build();
  }

  /// What opens by a secret that was mailed or printed, to whoever holds it.
  @Bean
  @Order(2)
  SecurityFilterChain secretSecurity(HttpSecurity http) throws Exception {
    everywhere(http.securityMatcher(BY_SECRET), ReferrerPolicy.NO_REFERRER);
    return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .requestCache(RequestCacheConfigurer::disable)
        .build();
  }

  /// The careers sites, for everybody. A form there carries a signed token of its own, made for who
  /// asked for it, so that it works without cookies too.
  @Bean
  @Order(3)
  SecurityFilterChain careersSecurity(HttpSecurity http, ApplicantCookie cookie) throws Exception {
    everywhere(http.securityMatcher("/jobs/**"), ReferrerPolicy.NO_REFERRER);
    return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .securityContext(context -> context.securityContextRepository(cookie))
        .requestCache(RequestCacheConfigurer::disable)
        .build();
  }

  @Bean
  @Order(4)
  SecurityFilterChain staffSecurity(
      HttpSecurity http,
      SessionCookie session,
      PasswordSignIn signIn,
      KnownBrowsers browsers,
      Entrance entrance)
      throws Exception {
    everywhere(http, ReferrerPolicy.SAME_ORIGIN);
    return http.authorizeHttpRequests(requests ->
            requests.requestMatchers(OPEN).permitAll().anyRequest().hasRole(SessionCookie.STAFF))
        .authenticationManager(new ProviderManager(signIn))
        .securityContext(context -> context.securityContextRepository(session))
        .requestCache(cache -> cache.requestCache(new PagesAskedFor()))
        .exceptionHandling(refused ->
            refused
                .authenticationEntryPoint(new SignInFirst())
                .accessDeniedHandler(new PageTooOld(new SignInFirst())))
        .formLogin(form ->
            form.loginPage("/sign-in")
                .usernameParameter("email")
                .passwordParameter("password")
                .authenticationDetailsSource(
                    asked -> new Caller(ClientAddress.of(asked), browsers.find(asked)))
                .successHandler(new PasswordAccepted(entrance))
                .failureHandler(new WrongPassword()))
        .logout(out ->
            out.logoutUrl("/sign-out")
                .addLogoutHandler(session)
                .addLogoutHandler(new HeaderWriterLogoutHandler(leavesNothing()))
                .logoutSuccessUrl("/sign-in?signed-out"))
        .build();
  }

  /// What holds of every page, whoever may ask for it.
  public static void everywhere(HttpSecurity http, ReferrerPolicy referrer) throws Exception {
    http.authorizeHttpRequests(within -> within.dispatcherTypeMatchers(WITHIN).permitAll())
        .csrf(csrf -> csrf.csrfTokenRepository(new CsrfCookie()))
        .sessionManagement(SecurityConfiguration::noServletSession)
        .headers(headers -> headers(headers, referrer))
        .addFilterAfter(new CompanyFilter(), AuthorizationFilter.class)
        .anonymous(Customizer.withDefaults());
  }

  private static void noServletSession(SessionManagementConfigurer<HttpSecurity> sessions) {
    sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS);
  }

  /// Over HTTPS the browser forgets what pages have kept, such as the draft of a bulk message.
  private static HeaderWriter leavesNothing() {
    return new ClearSiteDataHeaderWriter(Directive.CACHE, Directive.STORAGE);
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers, ReferrerPolicy referrer) {
    headers
        // Security's own writer leaves a page alone that sets a cookie, as Jetty then sets Expires.
        .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
        .addHeaderWriter(new StaticHeadersWriter("Cache-Control", "no-store"))
        .contentSecurityPolicy(policy ->
            policy.policyDirectives(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; frame-src 'self';"
                    + " form-action 'self'; object-src 'none'; base-uri 'none';"
                    + " frame-ancestors 'self'"))
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
        .referrerPolicy(policy -> policy.policy(referrer));
  }
}
