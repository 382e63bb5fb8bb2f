package earshot.profile;

import earshot.account.SessionKey;
import earshot.account.Sessions;
import earshot.company.Location;
import earshot.company.Locations;
import earshot.company.SignInRule;
import earshot.company.User;
import earshot.company.Users;
import earshot.web.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// Settings › You, whatever was just done there.
@Component
class ProfilePage {

  private final Users users;
  private final SignInRule rule;
  private final Locations locations;
  private final OwnAddress address;
  private final Sessions sessions;

  ProfilePage(
      Users users, SignInRule rule, Locations locations, OwnAddress address, Sessions sessions) {
    this.users = users;
    this.rule = rule;
    this.locations = locations;
    this.address = address;
    this.sessions = sessions;
  }

  /// The page as it stands.
  String show(User user, SessionKey session, String done, Model model) {
    return show(user, session, form(user), "", null, done, model);
  }

  /// The page with what is wrong beside what was typed.
  ///
  /// @param email the new address as typed; empty if another form was sent
  String show(
      User user,
      SessionKey session,
      ProfileForm form,
      String email,
      @Nullable InvalidInput problem,
      String done,
      Model model) {
    model.addAttribute("user", user);
    model.addAttribute("form", form);
    model.addAttribute("byProvider", rule.isByProviderAlone(user.id()));
    model.addAttribute("wantedEmail", address.wanted(user).orElse(""));
    model.addAttribute("email", email);
    model.addAttribute("sessions", sessions.of(user, session));
    model.addAttribute("problem", problem);
    model.addAttribute("done", done);
    return "profile/profile";
  }

  ProfileForm form(User user) {
    var profile = users.profile(user);
    var phone = profile.phone();
    return new ProfileForm(
        profile.name().text(),
        phone == null ? "" : phone.e164(),
        profile.zone().getId(),
        profile.language(),
        profile.answerMail(),
        user.pressEnterToSend(),
        user.keyboardShortcuts());
  }

  /// Where a number without a country's code is from: as at the user's first location.
  String region(User user) {
    return locations.reviewedBy(user).stream().findFirst().map(Location::phoneRegion).orElse("US");
  }
}
