package earshot.sms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hands a text message to whoever carries it: a provider, or the demo's phone. A provider is one
/// class.
public interface SmsProvider {

  /// @param to E.164
  /// @return the provider's names for the text, by which its receipts come back: one for each part
  ///   it was sent in; none where it gives none
  /// @throws SmsFailed if it was not taken
  List<String> send(String to, String text);

  /// Whether this node can hand texts over just now, where it is known without trying.
  default boolean isReachable() {
    return true;
  }

  /// The number or name that texts come from, for which they are spaced; null where they need not
  /// be.
  default @Nullable String number() {
    return null;
  }
}
