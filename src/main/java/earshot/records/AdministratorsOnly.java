package earshot.records;

import earshot.company.User;
import earshot.web.NotFound;

/// These pages are nobody else's: to others they answer as if they were not there.
final class AdministratorsOnly {

  private AdministratorsOnly() {}

  static void check(User user) {
    if (!user.isAdministrator()) throw new NotFound("page");
  }
}
