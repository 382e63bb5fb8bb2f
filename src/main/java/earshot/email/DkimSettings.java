package earshot.email;

import earshot.database.CannotStart;
import earshot.dkim.PrivateKeyFile;
import earshot.dkim.Signer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;

/// @param selector where in DNS the public key stands: `<selector>._domainkey.<domain>`
/// @param privateKeyFile an RSA key, as PEM
/// @param domain who signs; without it the domain mail comes from
@ConfigurationProperties("earshot.email.dkim")
record DkimSettings(
    @Nullable String selector, @Nullable Path privateKeyFile, @Nullable String domain) {

  private static final String DNS_NAME = "[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*";

  DkimSettings {
    if (StringUtils.hasText(selector) != (privateKeyFile != null))
      throw new IllegalArgumentException(
          "earshot.email.dkim.selector and .private-key-file (EARSHOT_EMAIL_DKIM_SELECTOR, EARSHOT_EMAIL_DKIM_PRIVATE_KEY_FILE): are needed both or not at all");
    if (StringUtils.hasText(selector) && !selector.matches(DNS_NAME))
      throw new IllegalArgumentException(
          "earshot.email.dkim.selector (EARSHOT_EMAIL_DKIM_SELECTOR): must be a name in DNS such as mail2026, not "
              + selector);
  }

  boolean isSetUp() {
    return privateKeyFile != null;
  }

  /// @param from the domain mail comes from
  Signer signer(String from, Clock clock) {
    return new Signer(signing(from), Objects.requireNonNull(selector), key(), clock);
  }

  /// Receivers heed a signature only of the sender's own domain or of one above it (RFC 7489).
  private String signing(String from) {
    if (!StringUtils.hasText(domain)) return from;
    if (from.equals(domain) || from.endsWith("." + domain)) return domain;
    throw new CannotStart(
        "earshot.email.dkim.domain (EARSHOT_EMAIL_DKIM_DOMAIN): must be %s, where mail comes from, or a domain above it, not %s"
            .formatted(from, domain));
  }

  private PrivateKey key() {
    var file = Objects.requireNonNull(privateKeyFile);
    try {
      return PrivateKeyFile.read(file);
    } catch (IOException unreadable) {
      throw wrong("cannot read " + file, unreadable);
    } catch (GeneralSecurityException | IllegalArgumentException noKey) {
      throw wrong(
          file
              + " holds no RSA key of at least 1024 bits as PEM (\"BEGIN PRIVATE KEY\"): openssl genpkey -algorithm RSA makes one",
          noKey);
    }
  }

  private static CannotStart wrong(String what, Exception cause) {
    return new CannotStart(
        "earshot.email.dkim.private-key-file (EARSHOT_EMAIL_DKIM_PRIVATE_KEY_FILE): " + what,
        cause);
  }
}
