package earshot.twilio;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Twilio's signature of a request: HMAC-SHA1 over the URL as Twilio was told it, then every form
/// parameter with its value, in the order of their names.
record TwilioSignature(String authToken) {

  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  /// Twilio signs with or without the port, depending on its product, whichever it was told.
  boolean matches(String signature, URI url, Map<String, String> form) {
    var given = signature.getBytes(StandardCharsets.UTF_8);
    var matches = false;
    for (var variant : List.of(withoutPort(url), withPort(url)))
      matches |= MessageDigest.isEqual(of(variant, form).getBytes(StandardCharsets.UTF_8), given);
    return matches;
  }

  String of(String url, Map<String, String> form) {
    var signed = new StringBuilder(url);
    new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String withoutPort(URI url) {
    return url.getScheme() + "://" + url.getHost() + url.getRawPath();
  }

  private static String withPort(URI url) {
    var standard = "https".equalsIgnoreCase(url.getScheme()) ? HTTPS : HTTP;
    var port = url.getPort() < 0 ? standard : url.getPort();
    return url.getScheme() + "://" + url.getHost() + ":" + port + url.getRawPath();
  }
}
