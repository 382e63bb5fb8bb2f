package earshot.sms;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Sends texts, through whichever provider is set up.
@Component
public class SmsSender {

  private final Optional<SmsProvider> provider;
  private final TextPace pace;

  SmsSender(Optional<SmsProvider> provider, TextPace pace) {
    this.provider = provider;
    this.pace = pace;
  }

  /// Whether texts can leave this server at all.
  public boolean isSetUp() {
    return provider.isPresent();
  }

  /// Who is handed the texts, by the name it is watched under; null where nobody is.
  public @Nullable String peer() {
    return provider.map(SmsProvider::number).map(number -> "texts from " + number).orElse(null);
  }

  /// Hands over a text. Never inside a transaction: it may take as long as the other side likes.
  ///
  /// @return the provider's names for it and each of its parts, for [Receipts]; empty where it gave
  ///   none
  /// @throws SmsFailed if it was not taken
  public List<String> send(String to, String text) {
    var carrier = provider.orElseThrow();
    pace.waitForTurn(carrier.number());
    return carrier.send(to, text);
  }
}
