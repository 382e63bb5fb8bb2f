package earshot.passkey;

import earshot.account.Cookies;
import earshot.account.Token;
import earshot.passkey.Passkeys.Asked;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/// Remembers in a browser what it was asked, so that it answers for itself and no other can.
public final class AskedBrowser {

  private static final Cookies COOKIE = new Cookies("earshot-passkey", Challenges.AGE);

  private AskedBrowser() {}

  /// Asks it.
  ///
  /// @return what its script is told, as JSON
  public static String ask(Asked asked, HttpServletRequest request, HttpServletResponse response) {
    COOKIE.write(request, response, asked.challenge().value());
    return asked.options();
  }

  /// What it was asked; it is asked once.
  public static Optional<Token> challenge(
      HttpServletRequest request, HttpServletResponse response) {
    var challenge = COOKIE.read(request).map(Token::new);
    COOKIE.clear(request, response);
    return challenge;
  }
}
