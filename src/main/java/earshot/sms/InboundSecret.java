package earshot.sms;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.server.ResponseStatusException;

/// The secret that gateways show to hand in texts: as bearer token, or as the password where a
/// gateway can only be told a URL (`https://earshot:secret@…`).
@Component
class InboundSecret {

  private final SmsSettings settings;

  InboundSecret(SmsSettings settings) {
    this.settings = settings;
  }

  /// @param authorization the header
  /// @throws ResponseStatusException where it is not the secret, or there is none
  void check(String authorization) {
    var secret = settings.inboundSecret();
    if (secret == null || !StringUtils.hasText(secret))
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    var given = shown(authorization).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), given))
      throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "The secret is not this one.");
  }

  private static String shown(String authorization) {
    if (authorization.startsWith("Bearer ")) return authorization.substring("Bearer ".length());
    return authorization.startsWith("Basic ") ? password(authorization.substring(6)) : "";
  }

  private static String password(String credentials) {
    try {
      var decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
      return decoded.substring(decoded.indexOf(':') + 1);
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }
}
