package earshot.dkim;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Signs mail for a domain with rsa-sha256, headers and body in their relaxed form.
public final class Signer {

  /// The header the signature stands in.
  public static final String HEADER = "DKIM-Signature";

  /// What a reader or a mail client goes by. From is named once more than it stands there, so that
  /// nobody can add another (RFC 6376 section 8.15); one-click unsubscription has to be signed (RFC
  /// 8058 section 4).
  private static final List<String> SIGNED =
      List.of(
          "From",
          "Reply-To",
          "To",
          "Subject",
          "Date",
          "Message-ID",
          "In-Reply-To",
          "References",
          "MIME-Version",
          "Content-Type",
          "Auto-Submitted",
          "List-Unsubscribe",
          "List-Unsubscribe-Post");

  private static final int LINE = 72;

  private final String domain;
  private final String selector;
  private final PrivateKey key;
  private final Clock clock;

  /// @param selector names the public key in DNS: `<selector>._domainkey.<domain>`
  /// @param key an RSA key
  public Signer(String domain, String selector, PrivateKey key, Clock clock) {
    this.domain = domain;
    this.selector = selector;
    this.key = key;
    this.clock = clock;
  }

  /// The value of [#HEADER] for the mail as it goes over the line.
  ///
  /// @throws MessagingException if the mail is not complete
  public String sign(MimeMessage mail) throws MessagingException {
    try {
      var names = new ArrayList<String>();
      var headers = new StringBuilder();
      for (var name : SIGNED) {
        var value = mail.getHeader(name, null);
        if (value == null) continue;
        names.add(name);
        headers.append(Relaxed.header(name, value)).append("\r\n");
      }
      names.add("From");
      var unsigned = unsigned(names, bodyHash(mail));
      var signature = signature(headers + Relaxed.header(HEADER, unsigned));
      return unsigned + folded(signature);
    } catch (IOException | GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private String unsigned(List<String> names, String bodyHash) {
    return "v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=%s;\r\n t=%d;\r\n h=%s;\r\n bh=%s;\r\n b="
        .formatted(
            domain,
            selector,
            clock.instant().getEpochSecond(),
            String.join(":\r\n  ", names),
            bodyHash);
  }

  private static String bodyHash(MimeMessage mail)
      throws IOException, MessagingException, GeneralSecurityException {
    var bytes = new ByteArrayOutputStream();
    mail.writeTo(bytes);
    var whole = bytes.toString(StandardCharsets.ISO_8859_1);
    var body = whole.substring(whole.indexOf("\r\n\r\n") + 4);
    return base64(MessageDigest.getInstance("SHA-256").digest(Relaxed.body(body)));
  }

  private String signature(String signed) throws GeneralSecurityException {
    var signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key);
    signature.update(signed.getBytes(StandardCharsets.ISO_8859_1));
    return base64(signature.sign());
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String folded(String text) {
    var folded = new StringBuilder();
    for (var at = 0; at < text.length(); at += LINE)
      folded.append(at == 0 ? "" : "\r\n  ").append(text, at, Math.min(text.length(), at + LINE));
    return folded.toString();
  }
}
