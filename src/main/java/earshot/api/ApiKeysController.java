package earshot.api;

import static earshot.language.Say.say;

import earshot.company.AdministratorsOnly;
import earshot.company.Location;
import earshot.company.Locations;
import earshot.company.PersonName;
import earshot.company.User;
import earshot.web.InvalidInput;
import earshot.web.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Settings › API, for administrators.
@Controller
@RequestMapping("/settings/api")
class ApiKeysController {

  private static final String REVOKED = "The key is revoked. Nobody gets in with it any more.";

  private final ApiKeys keys;
  private final Locations locations;

  ApiKeysController(ApiKeys keys, Locations locations) {
    this.keys = keys;
    this.locations = locations;
  }

  /// @param done what was just done, as the address after a form says it
  @GetMapping
  String list(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "") String done,
      Model model) {
    AdministratorsOnly.check(user);
    model.addAttribute("keys", keys.all());
    model.addAttribute(
        "locations",
        locations.all().stream().collect(Collectors.toMap(Location::id, Location::name)));
    model.addAttribute("done", done.equals("revoked") ? say(REVOKED) : "");
    return "api/keys";
  }

  @GetMapping("/keys/new")
  String create(@AuthenticationPrincipal User user, Model model) {
    AdministratorsOnly.check(user);
    return form("", Scope.READ, Set.of(), null, model);
  }

  /// The answer shows the secret, this once; loading it again makes no second key, as a browser
  /// asks before it posts again.
  @PostMapping("/keys")
  String make(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "READ") Scope scope,
      @RequestParam(defaultValue = "") Set<Long> at,
      Model model,
      HttpServletResponse response) {
    AdministratorsOnly.check(user);
    try {
      var known = locations.all().stream().map(Location::id).collect(Collectors.toSet());
      if (!known.containsAll(at)) throw new NotFound("location");
      model.addAttribute("made", keys.make(user, new NewApiKey(new PersonName(name), scope, at)));
      return "api/made";
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(name, scope, at, problem, model);
    }
  }

  @PostMapping("/keys/{id}/revoke")
  String revoke(@AuthenticationPrincipal User user, @PathVariable long id) {
    AdministratorsOnly.check(user);
    keys.revoke(id);
    return "redirect:/settings/api?done=revoked";
  }

  private String form(
      String name, Scope scope, Set<Long> at, @Nullable InvalidInput problem, Model model) {
    model.addAttribute("name", name);
    model.addAttribute("scope", scope);
    model.addAttribute("at", at);
    model.addAttribute("locations", locations.all());
    model.addAttribute("problem", problem);
    return "api/new-key";
  }
}
