package earshot.sms;

import java.util.Optional;
import org.springframework.stereotype.Component;

/// Sends texts, through whichever provider is set up.
@Component
public class SmsSender {

  private final Optional<SmsProvider> provider;

  SmsSender(Optional<SmsProvider> provider) {
    this.provider = provider;
  }

  /// Whether texts can leave this server at all.
  public boolean isSetUp() {
    return provider.isPresent();
  }

  /// Hands the text over. Never inside a transaction: it may take as long as the other side likes.
  ///
  /// @return the provider's name for it
  /// @throws SmsFailed if it was not taken
  public String send(String to, String text) {
    return provider.orElseThrow().send(to, text);
  }
}
