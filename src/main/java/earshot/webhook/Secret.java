package earshot.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a webhook signs with (Standard Webhooks, "symmetric signatures").
final class Secret {

  private static final String PREFIX = "whsec_";
  private static final int BYTES = 32;

  private final byte[] key;

  Secret(byte[] key) {
    this.key = key.clone();
  }

  static Secret random() {
    var key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return new Secret(key);
  }

  byte[] key() {
    return key.clone();
  }

  /// As the receiver keeps it.
  String text() {
    return PREFIX + Base64.getEncoder().encodeToString(key);
  }

  /// The signature of a request.
  ///
  /// @param timestamp in seconds since 1970
  String sign(String id, long timestamp, String body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
      var signed = "%s.%d.%s".formatted(id, timestamp, body).getBytes(StandardCharsets.UTF_8);
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible); // every Java has it
    }
  }
}
