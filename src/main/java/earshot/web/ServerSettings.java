package earshot.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param demo whether the demo company, its mailbox and its phone are there, for trying Earshot
///   out
/// @param publicUrl what people's links begin with; without it the address on this machine
@ConfigurationProperties("earshot")
public record ServerSettings(boolean demo, @Nullable URI publicUrl) {

  public ServerSettings {
    if (publicUrl != null && !isAddress(publicUrl)) {
      throw new IllegalArgumentException(
          "earshot.public-url (EARSHOT_PUBLIC_URL): must look like https://earshot.example.com, not "
              + publicUrl);
    }
  }

  /// A name with an underscore, which is none of a host (RFC 1123 section 2.1), leaves no host.
  private static boolean isAddress(URI url) {
    return url.toString().matches("https?://[\\w.:\\[\\]-]+/?") && url.getHost() != null;
  }
}
