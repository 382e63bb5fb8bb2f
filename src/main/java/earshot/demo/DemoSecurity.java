package earshot.demo;

import earshot.account.SecurityConfiguration;
import earshot.web.ClientAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Lets everybody on this machine open the mailbox and the phones. The demo listens on no other,
/// and for whom a proxy asks from elsewhere there are no such pages.
@InDemo
@Configuration
class DemoSecurity {

  @Bean
  @Order(0)
  SecurityFilterChain demoSecurityChain(HttpSecurity http) throws Exception {
    SecurityConfiguration.everywhere(http.securityMatcher("/demo/**"), ReferrerPolicy.NO_REFERRER);
    http.addFilterBefore(DemoSecurity::onlyHere, AuthorizationFilter.class);
    return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
  }

  private static void onlyHere(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isHere((HttpServletRequest) request)) {
      chain.doFilter(request, response);
    } else {
      ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  /// The network of `::1` is that of no address at all.
  private static boolean isHere(HttpServletRequest request) {
    var address = InetAddress.ofLiteral(ClientAddress.of(request));
    return address.isLoopbackAddress() || address.isAnyLocalAddress();
  }
}
