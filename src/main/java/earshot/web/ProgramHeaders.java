package earshot.web;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// The headers of answers to programs. No page is among them, so a browser that is led there loads
/// nothing and shows them in no frame.
public final class ProgramHeaders {

  private ProgramHeaders() {}

  /// Adds them to what that chain answers.
  public static void of(HttpSecurity http) {
    http.headers(headers ->
        headers
            .contentSecurityPolicy(policy -> policy.policyDirectives(Downloads.LOADS_NOTHING))
            .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)));
  }
}
