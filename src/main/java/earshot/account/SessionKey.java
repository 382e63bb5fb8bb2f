package earshot.account;

import java.util.Objects;
import java.util.Optional;
import org.springframework.security.core.Authentication;

/// What the session cookie holds: the company, so that row-level security can be set before the
/// first query, and the secret.
public record SessionKey(long companyId, String secret) {

  /// The session of whoever is signed in.
  public static SessionKey of(Authentication signedIn) {
    return (SessionKey) Objects.requireNonNull(signedIn.getCredentials());
  }

  static SessionKey random(long companyId) {
    return new SessionKey(companyId, Token.random().value());
  }

  static Optional<SessionKey> parse(String cookie) {
    var dot = cookie.indexOf('.');
    if (dot < 1 || dot > 18 || !cookie.substring(0, dot).chars().allMatch(Character::isDigit))
      return Optional.empty();
    return Optional.of(
        new SessionKey(Long.parseLong(cookie.substring(0, dot)), cookie.substring(dot + 1)));
  }

  String cookie() {
    return companyId + "." + secret;
  }

  String hash() {
    return new Token(secret).hash();
  }
}
