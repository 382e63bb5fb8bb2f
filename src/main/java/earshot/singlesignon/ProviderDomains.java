package earshot.singlesignon;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Whom the provider of the current company can let in, for those who look after its people.
@Component
public class ProviderDomains {

  private final ProviderDatabase database;

  ProviderDomains(ProviderDatabase database) {
    this.database = database;
  }

  /// Whether the company has single sign-on.
  @Transactional(readOnly = true)
  public boolean areKnown() {
    return database.domains().isPresent();
  }

  /// Whether an address ends with one of the domains the company has named; the provider can vouch
  /// for no other.
  @Transactional(readOnly = true)
  public boolean have(String email) {
    return database.domains().filter(it -> it.contains(Provider.domain(email))).isPresent();
  }
}
