package earshot.company;

import earshot.web.NotFound;

/// What is for administrators alone: to others it answers as if it were not there.
public final class AdministratorsOnly {

  private AdministratorsOnly() {}

  /// For pages.
  ///
  /// @throws NotFound if the user is no administrator
  public static void check(User user) {
    check(user, "page");
  }

  /// For what is called otherwise.
  ///
  /// @param what is not there then, as [NotFound] says it
  /// @throws NotFound if the user is no administrator
  public static void check(User user, String what) {
    if (!user.isAdministrator()) throw new NotFound(what);
  }
}
