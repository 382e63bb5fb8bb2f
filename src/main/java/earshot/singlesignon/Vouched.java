package earshot.singlesignon;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.jwt.Jwt;

/// Whether a token vouches for the address it names. Most providers say so (OpenID Connect Core 1.0
/// section 5.1); those that say nothing are not believed, but for one: a tenant of Microsoft Entra,
/// whose administrators alone write the addresses of their people.
final class Vouched {

  /// One tenant, never the one that all personal accounts of the world share.
  private static final Pattern TENANT =
      Pattern.compile(
          "https://login\\.(?:microsoftonline\\.(?:com|us)|partner\\.microsoftonline\\.cn)/"
              + "(?!9188040d-6c67-4c5b-b112-36a304b66dad)(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})/v2\\.0");

  private static final Set<String> YES = Set.of("true", "1");

  private Vouched() {}

  /// The address in lower case; empty if there is none, or nobody vouches for it.
  static String address(Jwt token) {
    var email = token.getClaimAsString("email");
    return email != null && isVerified(token) ? email.strip().toLowerCase(Locale.ROOT) : "";
  }

  private static boolean isVerified(Jwt token) {
    if (token.hasClaim("email_verified")) return "true".equals(said(token, "email_verified"));
    var tenant = TENANT.matcher(String.valueOf(token.getClaimAsString("iss")));
    if (!tenant.matches()) return false;
    // Where it is asked to, Entra says whether the domain is proven to be the tenant's.
    if (token.hasClaim("xms_edov")) return YES.contains(said(token, "xms_edov"));
    return !isGuest(token, tenant.group(1));
  }

  /// Somebody of another directory, who may have chosen the address there.
  private static boolean isGuest(Jwt token, String tenant) {
    return token.hasClaim("idp") && !said(token, "idp").contains(tenant);
  }

  private static String said(Jwt token, String claim) {
    return String.valueOf(token.<Object>getClaim(claim));
  }
}
