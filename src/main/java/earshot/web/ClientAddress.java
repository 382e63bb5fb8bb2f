package earshot.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a request comes from. What the other side says of itself (X-Forwarded-For) is believed of
/// machines on private networks alone, which proxies are, and each only about who spoke to it: so
/// nobody outside chooses an address to be known by.
public final class ClientAddress {

  private static final int UNIQUE_LOCAL = 0xfc; // RFC 4193
  private static final int NETWORK_BYTES = 8;
  private static final Pattern BESIDE_PORT = Pattern.compile("(?:([\\d.]+)|\\[([^]]+)])(?::\\d+)?");

  private ClientAddress() {}

  /// The address in digits; of an IPv6 address its network, since one household has a whole one.
  public static String of(HttpServletRequest request) {
    var original = original(request);
    var address = parse(original.getRemoteAddr());
    for (var said : forwarded(original)) {
      if (address == null || !isPrivate(address)) break;
      var before = parse(said);
      if (before == null) break;
      address = before;
    }
    return address == null ? original.getRemoteAddr() : text(address);
  }

  /// As it came over the line, before anything was believed.
  private static HttpServletRequest original(HttpServletRequest request) {
    ServletRequest inner = request;
    while (inner instanceof ServletRequestWrapper wrapper) inner = wrapper.getRequest();
    return (HttpServletRequest) inner;
  }

  /// The nearest first.
  private static List<String> forwarded(HttpServletRequest request) {
    return Collections.list(request.getHeaders("X-Forwarded-For")).stream()
        .flatMap(header -> Arrays.stream(header.split(",")))
        .map(String::strip)
        .toList()
        .reversed();
  }

  /// Some proxies write the port behind the address: `203.0.113.7:51234`, `[2001:db8::1]:51234`.
  private static @Nullable InetAddress parse(String text) {
    var beside = BESIDE_PORT.matcher(text);
    try {
      return InetAddress.ofLiteral(beside.matches() ? beside.replaceFirst("$1$2") : text);
    } catch (IllegalArgumentException noAddress) {
      return null;
    }
  }

  private static boolean isPrivate(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || (address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == UNIQUE_LOCAL);
  }

  private static String text(InetAddress address) {
    if (!(address instanceof Inet6Address)) return address.getHostAddress();
    try {
      var network = Arrays.copyOf(Arrays.copyOf(address.getAddress(), NETWORK_BYTES), 16);
      return InetAddress.getByAddress(network).getHostAddress();
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible); // 16 bytes are an address
    }
  }
}
