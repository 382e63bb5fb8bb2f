package earshot.sms;

import earshot.database.Insist;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Sends texts, through whichever provider is set up.
@Component
public class SmsSender {

  private static final Logger LOG = LoggerFactory.getLogger(SmsSender.class);

  private final Optional<SmsProvider> provider;
  private final TextPace pace;
  private final Receipts receipts;

  SmsSender(Optional<SmsProvider> provider, TextPace pace, Receipts receipts) {
    this.provider = provider;
    this.pace = pace;
    this.receipts = receipts;
  }

  /// Whether texts can leave this server at all.
  public boolean isSetUp() {
    return provider.isPresent();
  }

  /// Who is handed the texts, by the name it is watched under; null where nobody is.
  public @Nullable String peer() {
    return provider.map(SmsProvider::number).map(number -> "texts from " + number).orElse(null);
  }

  /// Hands over a text that nobody follows up. Never inside a transaction: it may take as long as
  /// the other side likes.
  ///
  /// @throws SmsFailed if it was not taken
  public void send(String to, String text) {
    hand(to, text);
  }

  /// Hands over the text of a delivery of the current company, which its receipts will move on.
  ///
  /// @return the provider's name for it; null where it gave none
  /// @throws SmsFailed if it was not taken
  public @Nullable String send(long delivery, String to, String text) {
    var names = hand(to, text);
    expect(delivery, to, names);
    return names.isEmpty() ? null : names.getFirst();
  }

  /// It has gone, and would go again if this threw.
  private void expect(long delivery, String to, List<String> names) {
    try {
      Insist.on(() -> receipts.expect(delivery, to, names));
    } catch (RuntimeException lost) {
      LOG.error("The receipts of delivery {} will not be known: {}", delivery, names, lost);
    }
  }

  private List<String> hand(String to, String text) {
    var carrier = provider.orElseThrow();
    pace.waitForTurn(carrier.number());
    return carrier.send(to, text);
  }
}
