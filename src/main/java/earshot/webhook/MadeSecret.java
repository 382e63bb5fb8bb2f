package earshot.webhook;

/// A secret as the page shows it, once.
///
/// @param id the webhook's
/// @param isFirst whether there was none before it
public record MadeSecret(long id, String secret, boolean isFirst) {

  static MadeSecret of(Webhooks.Made made, boolean isFirst) {
    return new MadeSecret(made.webhook().id(), made.secret().text(), isFirst);
  }
}
