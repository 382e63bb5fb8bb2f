package earshot.feed;

import earshot.api.Scope;
import earshot.company.User;

/// A key that listens, with its rights of this moment. Which phones are stopped is for those alone
/// that may do everything.
record Listener(User user, Scope scope) {

  boolean hearsOfPhones() {
    return scope.includes(Scope.ADMIN);
  }
}
