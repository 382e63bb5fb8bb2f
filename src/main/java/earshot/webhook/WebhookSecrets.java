package earshot.webhook;

import earshot.seal.SealedBytes;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Seals the secrets of webhooks for the database, and signs with what is there.
@Component
class WebhookSecrets {

  private final SealedBytes sealed;

  WebhookSecrets(SealedBytes sealed) {
    this.sealed = sealed;
  }

  /// Secrets as they are stored.
  ///
  /// @param old the one before, while it signs too; null for none
  record Stored(byte[] current, byte @Nullable [] old) {}

  byte[] seal(long company, Secret secret) {
    return sealed.close(purpose(company), secret.key());
  }

  /// The value of `webhook-signature`: one signature of each secret that is good now.
  String sign(long company, Stored stored, String id, Instant at, String body) {
    return Stream.of(stored.current(), stored.old())
        .filter(Objects::nonNull)
        .map(it -> new Secret(sealed.open(purpose(company), it)))
        .map(it -> it.sign(id, at.getEpochSecond(), body))
        .collect(Collectors.joining(" "));
  }

  private static String purpose(long company) {
    return "webhook-secret:" + company;
  }
}
