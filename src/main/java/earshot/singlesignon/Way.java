package earshot.singlesignon;

import earshot.account.Cookies;
import earshot.account.Token;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;

/// What a browser takes along to a provider and must bring back: for one company, one way there and
/// back, in a cookie.
///
/// @param state shows that the answer belongs to this browser (RFC 6749 section 10.12)
/// @param nonce stands in the token that was made for this way
/// @param verifier is needed to redeem the code (RFC 7636)
record Way(long companyId, String state, String nonce, String verifier) {

  private static final Cookies COOKIE = new Cookies("earshot-way", Duration.ofMinutes(15));

  static Way random(long companyId) {
    return new Way(
        companyId,
        Token.random().value(),
        Token.random().value(),
        Token.random().value() + Token.random().value());
  }

  void keep(HttpServletRequest request, HttpServletResponse response) {
    COOKIE.write(request, response, String.join(".", "" + companyId, state, nonce, verifier));
  }

  /// The way this browser is on to that company; it ends here.
  static Optional<Way> end(
      long companyId, String state, HttpServletRequest request, HttpServletResponse response) {
    var way = COOKIE.read(request).flatMap(Way::parse);
    COOKIE.clear(request, response);
    return way.filter(it -> it.companyId == companyId && it.hasState(state));
  }

  private boolean hasState(String shown) {
    return MessageDigest.isEqual(
        state.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<Way> parse(String cookie) {
    var parts = cookie.split("\\.");
    if (parts.length != 4 || !parts[0].matches("\\d{1,18}")) return Optional.empty();
    return Optional.of(new Way(Long.parseLong(parts[0]), parts[1], parts[2], parts[3]));
  }
}
