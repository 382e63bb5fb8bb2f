package earshot.webhook;

import static earshot.language.Say.say;

import earshot.web.InvalidInput;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Where a webhook posts to.
record Endpoint(URI uri) {

  private static final int LONGEST = 2000;
  private static final String FIELD = "url";
  private static final String PRIVATE =
      "This server sends nothing to private addresses. Take one on the internet.";

  /// The endpoint as somebody typed it. Names are looked up only when something is sent.
  ///
  /// @throws InvalidInput for one that is none, or not allowed
  static Endpoint parse(String typed, AddressRule rule) {
    var uri = uri(typed.strip());
    var plain = "http".equalsIgnoreCase(uri.getScheme());
    if (!"https".equalsIgnoreCase(uri.getScheme()) && !(plain && rule.allowsPlain()))
      throw new InvalidInput(FIELD, say("The address must begin with https://."));
    if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535)
      throw new InvalidInput(FIELD, say("Write the address as https://example.com/hooks."));
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null)
      throw new InvalidInput(FIELD, say("Leave names, passwords and # out of the address."));
    checkHost(uri.getHost().toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""), rule);
    return new Endpoint(uri);
  }

  private static URI uri(String typed) {
    if (typed.isEmpty()) throw new InvalidInput(FIELD, say("Enter an address."));
    if (typed.length() > LONGEST)
      throw new InvalidInput(FIELD, say("The address can have 2,000 characters."));
    try {
      return new URI(typed);
    } catch (URISyntaxException none) {
      throw new InvalidInput(FIELD, say("Write the address as https://example.com/hooks."));
    }
  }

  private static void checkHost(String host, AddressRule rule) {
    var isThisMachine = host.equals("localhost") || host.endsWith(".localhost");
    if (isThisMachine && !rule.allows(InetAddress.getLoopbackAddress()))
      throw new InvalidInput(FIELD, say(PRIVATE));
    var last = host.substring(host.lastIndexOf('.') + 1);
    if (!host.startsWith("[") && !last.matches("\\d+|0x[0-9a-f]*")) return;
    if (!rule.allows(literal(host))) throw new InvalidInput(FIELD, say(PRIVATE));
  }

  /// What other programs read as an address, such as 2130706433 or 0x7f.1, must be written as four
  /// plain numbers.
  private static InetAddress literal(String host) {
    try {
      if (!host.startsWith("[") && !host.matches("(?:(?:0|[1-9]\\d{0,2})(?:\\.(?!$)|$)){4}"))
        throw new IllegalArgumentException(host);
      return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
    } catch (IllegalArgumentException none) {
      throw new InvalidInput(FIELD, say("Write the address as https://example.com/hooks."));
    }
  }

  /// How the webhook is called where there is no room for the whole: its host.
  String host() {
    return uri.getHost();
  }

  /// One that was taken before.
  static Endpoint known(String url) {
    return new Endpoint(URI.create(url));
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
