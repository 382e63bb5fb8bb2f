package earshot.location;

import earshot.company.AdministratorsOnly;
import earshot.company.Locations;
import earshot.company.User;
import earshot.web.InvalidInput;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Settings › Locations, for administrators.
@Controller
@RequestMapping("/settings/locations")
class LocationController {

  private final Locations locations;

  LocationController(Locations locations) {
    this.locations = locations;
  }

  /// @param done what was just done, as the addresses after forms say it
  @GetMapping
  String list(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "") String done,
      Model model) {
    AdministratorsOnly.check(user);
    model.addAttribute("locations", locations.all());
    model.addAttribute("done", done);
    return "location/locations";
  }

  @GetMapping("/new")
  String create(@AuthenticationPrincipal User user, Model model) {
    AdministratorsOnly.check(user);
    return form(null, LocationForm.empty(), null, model);
  }

  @PostMapping
  String add(
      @AuthenticationPrincipal User user,
      @ModelAttribute LocationForm form,
      Model model,
      HttpServletResponse response) {
    AdministratorsOnly.check(user);
    try {
      locations.add(form.text());
      return "redirect:/settings/locations?done=added";
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(null, form, problem, model);
    }
  }

  @GetMapping("/{id}")
  String show(@AuthenticationPrincipal User user, @PathVariable long id, Model model) {
    AdministratorsOnly.check(user);
    return form(id, LocationForm.of(locations.find(id)), null, model);
  }

  @PostMapping("/{id}")
  String change(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @ModelAttribute LocationForm form,
      Model model,
      HttpServletResponse response) {
    AdministratorsOnly.check(user);
    try {
      locations.change(id, form.text());
      return "redirect:/settings/locations?done=changed";
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(id, form, problem, model);
    }
  }

  @PostMapping("/{id}/close")
  String close(@AuthenticationPrincipal User user, @PathVariable long id) {
    AdministratorsOnly.check(user);
    locations.close(id);
    return "redirect:/settings/locations?done=closed";
  }

  @PostMapping("/{id}/open")
  String open(@AuthenticationPrincipal User user, @PathVariable long id) {
    AdministratorsOnly.check(user);
    locations.open(id);
    return "redirect:/settings/locations?done=opened";
  }

  /// @param id null for a location about to be added
  private String form(
      @Nullable Long id, LocationForm form, @Nullable InvalidInput problem, Model model) {
    model.addAttribute("location", id == null ? null : locations.find(id));
    model.addAttribute("form", form);
    model.addAttribute("problem", problem);
    return "location/location";
  }
}
