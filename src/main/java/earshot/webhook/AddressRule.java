package earshot.webhook;

import earshot.peer.PublicAddresses;
import earshot.web.ServerSettings;
import java.net.InetAddress;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Where webhooks may lead: out on the internet, and elsewhere only as far as the operator allows.
/// The demo may reach its own machine, so that it can be tried out.
@Component
@EnableConfigurationProperties(WebhookSettings.class)
class AddressRule {

  private final boolean anywhere;
  private final boolean onThisMachine;

  AddressRule(WebhookSettings settings, ServerSettings server) {
    this.anywhere = settings.privateAddresses();
    this.onThisMachine = server.demo();
  }

  boolean allows(InetAddress address) {
    return anywhere
        || PublicAddresses.contains(address)
        || (onThisMachine && address.isLoopbackAddress());
  }

  /// Whether requests may go without TLS, as they do only where nobody reads along.
  boolean allowsPlain() {
    return anywhere || onThisMachine;
  }
}
