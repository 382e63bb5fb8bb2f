package earshot.account;

import earshot.account.Accounts.Account;
import earshot.company.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Throttles guessing without keeping out the one whose password is guessed: strangers share the
/// tries of an address and of the place they come from, a browser the user has signed in with has
/// tries of its own. Those are for the account it is known for alone: the same address may be
/// somebody else's at another company.
@Component
class SignInTries {

  private final Throttle throttle;

  SignInTries(Throttle throttle) {
    this.throttle = throttle;
  }

  /// The tries a password has at the accounts of an address: first at those this browser is known
  /// for, each by itself, then at all others.
  List<Tries> of(String email, List<Account> accounts, Caller caller) {
    var all = new ArrayList<Tries>();
    var others = new ArrayList<>(accounts);
    for (var browser : caller.browsers()) {
      var own = others.stream().filter(browser::isOf).toList();
      if (own.isEmpty()) continue;
      all.add(new Tries(own, Map.of(Limit.SIGN_IN_BROWSER, email + " " + browser.tokenHash())));
      others.removeAll(own);
    }
    if (all.isEmpty() || !others.isEmpty()) all.add(ofStranger(email, others, caller));
    return all;
  }

  private Tries ofStranger(String email, List<Account> accounts, Caller caller) {
    return new Tries(
        accounts, Map.of(Limit.SIGN_IN_ACCOUNT, email, Limit.SIGN_IN_PLACE, caller.place()));
  }

  /// Accounts whose wrong passwords are counted together.
  final class Tries {

    private final List<Account> accounts;
    private final Map<Limit, String> keys;

    private Tries(List<Account> accounts, Map<Limit, String> keys) {
      this.accounts = accounts;
      this.keys = keys;
    }

    List<Account> accounts() {
      return accounts;
    }

    /// How long to wait before the next try; nothing if there may be one now.
    Duration rest() {
      return keys.entrySet().stream()
          .map(key -> throttle.mustWait(key.getKey(), key.getValue()))
          .max(Duration::compareTo)
          .orElse(Duration.ZERO);
    }

    /// Counts a wrong password.
    ///
    /// @return how long to wait, if it was one too many
    Duration failed() {
      return keys.entrySet().stream()
          .map(key -> throttle.count(key.getKey(), key.getValue()))
          .max(Duration::compareTo)
          .orElse(Duration.ZERO);
    }

    /// Looks again: of many tries at the same moment, those beyond the limit tell nothing either.
    ///
    /// @param user of the account whose password it was
    /// @return how long to wait, if others have used up the tries meanwhile
    Duration succeeded(User user) {
      var rest = rest();
      if (rest.isPositive()) return rest;
      var browser = keys.get(Limit.SIGN_IN_BROWSER);
      if (browser != null) throttle.forget(Limit.SIGN_IN_BROWSER, browser);
      // Or one would guess the password of the accounts before one's own by changing that.
      return isFirst(user) ? rest : failed();
    }

    private boolean isFirst(User user) {
      var first = accounts.getFirst();
      return first.companyId() == user.companyId() && first.userId() == user.id();
    }
  }
}
