package earshot.api;

import earshot.company.User;
import earshot.web.RestApi;
import earshot.web.Slugs;
import earshot.web.Snake;
import java.util.List;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// The key that asks, so that a system knows what it brought itself when it hears of it.
@RestApi
@RequestMapping("/api/v1/key")
class KeyApi {

  /// @param userId as whom it acts
  /// @param locations those it is limited to; empty for none
  @Snake
  record KeyJson(long id, long userId, String name, String scope, List<Long> locations) {}

  @GetMapping
  KeyJson own(@AuthenticationPrincipal User user, Authentication authentication) {
    var key = (ApiKey) Objects.requireNonNull(authentication.getCredentials());
    var locations = user.isAdministrator() ? List.<Long>of() : user.locations();
    return new KeyJson(
        key.id(),
        key.userId(),
        key.name(),
        Slugs.of(key.scope()),
        locations.stream().sorted().toList());
  }
}
