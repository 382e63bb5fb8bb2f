package earshot.singlesignon;

import java.util.Locale;
import java.util.Set;

/// The provider of a company as it was set up.
///
/// @param domains of the addresses that belong to the company
/// @param metadata what it says of itself, as JSON
record Provider(
    String issuer, String clientId, String secret, Set<String> domains, String metadata) {

  Provider {
    domains = Set.copyOf(domains);
  }

  /// Whether an address is one of the company's.
  boolean has(String email) {
    return domains.contains(domain(email));
  }

  static String domain(String email) {
    return email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }
}
