package earshot.singlesignon;

import static earshot.language.Say.say;

import earshot.web.InvalidInput;
import earshot.web.OneLine;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// A provider as it is typed.
///
/// @param secret empty to keep the one there is
public record ProviderForm(
    String issuer, String clientId, String secret, String domains, boolean only) {

  private static final int LONGEST = 500;

  /// @throws InvalidInput if it is no address
  String issuerUrl() {
    var typed =
        OneLine.of(
            "issuer",
            issuer,
            LONGEST,
            say("Type the issuer’s address, as your provider names it."));
    try {
      var uri = new URI(typed);
      if (uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null)
        return typed;
    } catch (URISyntaxException none) {
      // said below
    }
    throw new InvalidInput(
        "issuer", say("That is no address. It looks like https://login.example.com/tenant."));
  }

  String client() {
    return OneLine.of("clientId", clientId, LONGEST, say("Type the client ID your provider made."));
  }

  /// @throws InvalidInput if there is none, or something that is no domain
  Set<String> domainNames() {
    var names =
        Arrays.stream(domains.toLowerCase(Locale.ROOT).split("[\\s,;@]+"))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet());
    if (names.isEmpty())
      throw new InvalidInput(
          "domains", say("Type what your people’s addresses end with: example.com."));
    for (var name : names)
      if (!name.matches("[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+"))
        throw new InvalidInput(
            "domains", say("{0} is no domain. One looks like example.com.", name));
    return names;
  }
}
