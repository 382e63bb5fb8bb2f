package earshot.account;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import earshot.secondfactor.SecondFactors;
import earshot.web.ClientAddress;
import earshot.web.TooMany;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Asks for the second factor and throttles guessing it, as [SignInTries] does for passwords: who
/// guesses from elsewhere uses up no tries of a browser the user has signed in with.
@Component
public class Codes {

  private final SecondFactors factors;
  private final KnownBrowsers browsers;
  private final Throttle throttle;
  private final Audit audit;

  Codes(SecondFactors factors, KnownBrowsers browsers, Throttle throttle, Audit audit) {
    this.audit = audit;
    this.factors = factors;
    this.browsers = browsers;
    this.throttle = throttle;
  }

  /// Whether it is a code of the app or a recovery code of the user, which is then used up.
  ///
  /// @throws TooMany if too many were wrong of late
  public boolean accept(User user, String typed, HttpServletRequest request) {
    var keys = keys(user, request);
    refuseIfPositive(longest(keys, throttle::mustWait));
    var accepted = factors.accept(user, typed);
    if (!accepted) noteRefused(user, request);
    // Looks again: of many tries at the same moment, those beyond the limit tell nothing either.
    refuseIfPositive(longest(keys, accepted ? throttle::mustWait : throttle::count));
    return accepted;
  }

  private void noteRefused(User user, HttpServletRequest request) {
    var place = About.person(user.id()).with("from " + ClientAddress.of(request));
    audit.note(null, Deed.CODE_REFUSED, place);
  }

  private Map<Limit, String> keys(User user, HttpServletRequest request) {
    var who = user.companyId() + ":" + user.id();
    return browsers.find(request).stream()
        .filter(it -> it.isOf(user))
        .findFirst()
        .map(known -> Map.of(Limit.SECOND_FACTOR, who + " " + known.tokenHash()))
        .orElseGet(
            () -> Map.of(Limit.SECOND_FACTOR, who, Limit.SIGN_IN_PLACE, ClientAddress.of(request)));
  }

  private interface Wait {
    Duration of(Limit limit, String who);
  }

  private static Duration longest(Map<Limit, String> keys, Wait wait) {
    return keys.entrySet().stream()
        .map(key -> wait.of(key.getKey(), key.getValue()))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private static void refuseIfPositive(Duration wait) {
    if (wait.isPositive()) throw new TooMany(wait);
  }
}
