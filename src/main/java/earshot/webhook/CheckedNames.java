package earshot.webhook;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/// Looks names up for the client that connects, and gives it only addresses that are allowed. What
/// was checked is what is connected to, so a name that leads elsewhere a moment later leads
/// nowhere.
final class CheckedNames implements SocketAddressResolver {

  /// Where names are looked up.
  interface Names {
    InetAddress[] find(String host) throws UnknownHostException;
  }

  /// An address is none that may be reached.
  static final class NotAllowed extends Exception {}

  private final Names names;
  private final AddressRule rule;

  CheckedNames(Names names, AddressRule rule) {
    this.names = names;
    this.rule = rule;
  }

  @Override
  public void resolve(
      String host,
      int port,
      Map<String, Object> context,
      Promise<List<InetSocketAddress>> promise) {
    Thread.ofVirtual().name("webhook-name").start(() -> look(host, port, promise));
  }

  private void look(String host, int port, Promise<List<InetSocketAddress>> promise) {
    var found = new ArrayList<InetSocketAddress>();
    try {
      var addresses = names.find(host);
      if (!Arrays.stream(addresses).allMatch(rule::allows)) throw new NotAllowed();
      for (var address : addresses) found.add(new InetSocketAddress(named(host, address), port));
    } catch (UnknownHostException | NotAllowed | RuntimeException refused) {
      promise.failed(refused);
      return;
    }
    promise.succeeded(found);
  }

  /// With the name that was asked for, as the certificate there must be of that name.
  private static InetAddress named(String host, InetAddress address) throws UnknownHostException {
    return InetAddress.getByAddress(host, address.getAddress());
  }
}
