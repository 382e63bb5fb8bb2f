package earshot.passkey;

import earshot.account.Entrance;
import earshot.account.Limit;
import earshot.account.Throttle;
import earshot.web.ClientAddress;
import earshot.web.TooMany;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/// Signing in by a passkey, as the script of the sign-in page asks for it.
@Controller
@RequestMapping("/sign-in/passkey")
class PasskeyController {

  private final Passkeys passkeys;
  private final Entrance entrance;
  private final Throttle throttle;

  PasskeyController(Passkeys passkeys, Entrance entrance, Throttle throttle) {
    this.passkeys = passkeys;
    this.entrance = entrance;
    this.throttle = throttle;
  }

  @PostMapping(path = "/options", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  String options(HttpServletRequest request, HttpServletResponse response) {
    var wait = throttle.count(Limit.PASSKEY, ClientAddress.of(request));
    if (wait.isPositive()) throw new TooMany(wait);
    return AskedBrowser.ask(passkeys.askToSignIn(), request, response);
  }

  /// @return where the browser goes now
  @PostMapping(produces = MediaType.TEXT_PLAIN_VALUE)
  @ResponseBody
  String signIn(
      @RequestParam String credential, HttpServletRequest request, HttpServletResponse response) {
    var user =
        AskedBrowser.challenge(request, response)
            .flatMap(challenge -> passkeys.signedIn(challenge, credential))
            .orElseThrow(PasskeyRefused::new);
    return entrance.afterPasskey(user, request, response);
  }
}
