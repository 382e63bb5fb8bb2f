package earshot.company;

import earshot.web.Items;
import earshot.web.RestApi;
import earshot.web.Slugs;
import earshot.web.Snake;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/// The staff of the company, for other systems whose keys may do everything, everywhere.
@RestApi
@RequestMapping("/api/v1/users")
class UserApi {

  private final Staff staff;

  UserApi(Staff staff) {
    this.staff = staff;
  }

  /// @param grants a manager's, one for each location; none for an administrator, who needs none
  @Snake
  record UserJson(
      long id,
      String name,
      String email,
      @Nullable String phone,
      String role,
      boolean disabled,
      @Nullable Instant lastSeenAt,
      List<GrantJson> grants) {}

  /// What a manager may do at a location.
  @Snake
  record GrantJson(long locationId, boolean reviewApplications, boolean manageJobs) {}

  /// Who works where, and with which rights, is the whole company's: a key that is limited to some
  /// locations finds nobody.
  @ModelAttribute
  void everywhere(@AuthenticationPrincipal User user) {
    AdministratorsOnly.check(user, "user");
  }

  @GetMapping
  Items<UserJson> list() {
    return Items.all(staff.all().stream().map(UserApi::json).toList());
  }

  @GetMapping("/{id}")
  UserJson one(@PathVariable long id) {
    return json(staff.find(id));
  }

  private static UserJson json(Member it) {
    var phone = it.phone();
    return new UserJson(
        it.id(),
        it.name(),
        it.email(),
        phone == null ? null : phone.e164(),
        Slugs.of(it.rights().role()),
        it.disabled(),
        it.lastSeen(),
        it.rights().grants().stream()
            .map(grant -> new GrantJson(grant.locationId(), grant.review(), grant.manageJobs()))
            .toList());
  }
}
