package earshot.account;

import earshot.account.Accounts.Account;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Throttles guessing without keeping out the one whose password is guessed: strangers share the
/// tries of an address and of the place they come from, a browser the user has signed in with has
/// tries of its own.
@Component
class SignInTries {

  private final Throttle throttle;

  SignInTries(Throttle throttle) {
    this.throttle = throttle;
  }

  /// @throws TooManyTries if there may be none now
  Tried begin(String email, List<Account> accounts, Caller caller) {
    var tried = new Tried(keys(email, accounts, caller));
    tried.check();
    return tried;
  }

  private static Map<Limit, String> keys(String email, List<Account> accounts, Caller caller) {
    var browser = caller.browser();
    if (browser != null && accounts.stream().anyMatch(it -> isOf(it, browser)))
      return Map.of(Limit.SIGN_IN_BROWSER, email + " " + browser.tokenHash());
    return Map.of(Limit.SIGN_IN_ACCOUNT, email, Limit.SIGN_IN_PLACE, caller.place());
  }

  private static boolean isOf(Account account, KnownBrowsers.Known browser) {
    return account.companyId() == browser.companyId() && account.userId() == browser.userId();
  }

  /// One try to sign in.
  final class Tried {

    private final Map<Limit, String> keys;

    Tried(Map<Limit, String> keys) {
      this.keys = keys;
    }

    /// @throws TooManyTries if this was one too many
    void failed() {
      refuseIfPositive(
          keys.entrySet().stream()
              .map(key -> throttle.count(key.getKey(), key.getValue()))
              .max(Duration::compareTo)
              .orElse(Duration.ZERO));
    }

    /// Looks again: of many tries at the same moment, those beyond the limit tell nothing either.
    ///
    /// @throws TooManyTries if others have used up the tries meanwhile
    void succeeded() {
      check();
      var browser = keys.get(Limit.SIGN_IN_BROWSER);
      if (browser != null) throttle.forget(Limit.SIGN_IN_BROWSER, browser);
    }

    private void check() {
      refuseIfPositive(
          keys.entrySet().stream()
              .map(key -> throttle.mustWait(key.getKey(), key.getValue()))
              .max(Duration::compareTo)
              .orElse(Duration.ZERO));
    }

    private static void refuseIfPositive(Duration wait) {
      if (wait.isPositive()) throw new TooManyTries(wait);
    }
  }
}
