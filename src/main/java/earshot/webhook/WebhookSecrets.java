package earshot.webhook;

import earshot.seal.SealedBytes;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Seals the secrets of webhooks for the database, and signs with what is there.
@Component
class WebhookSecrets {

  private final SealedBytes sealed;

  WebhookSecrets(SealedBytes sealed) {
    this.sealed = sealed;
  }

  byte[] seal(long company, Secret secret) {
    return sealed.close(purpose(company), secret.key());
  }

  /// The value of `webhook-signature`: one signature of each of the sealed secrets.
  String sign(long company, List<byte[]> stored, String id, Instant at, String body) {
    return stored.stream()
        .map(it -> new Secret(sealed.open(purpose(company), it)))
        .map(it -> it.sign(id, at.getEpochSecond(), body))
        .collect(Collectors.joining(" "));
  }

  private static String purpose(long company) {
    return "webhook-secret:" + company;
  }
}
