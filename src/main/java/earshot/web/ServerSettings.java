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
    if (publicUrl != null && !publicUrl.toString().matches("https?://[\\w.:\\[\\]-]+/?")) {
      throw new IllegalArgumentException(
          "earshot.public-url (EARSHOT_PUBLIC_URL): must look like https://earshot.example.com, not "
              + publicUrl);
    }
  }
}
