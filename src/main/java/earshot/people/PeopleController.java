package earshot.people;

import earshot.company.AdministratorsOnly;
import earshot.company.LastAdministrator;
import earshot.company.Location;
import earshot.company.Locations;
import earshot.company.Role;
import earshot.company.Staff;
import earshot.company.User;
import earshot.email.EmailSender;
import earshot.passkey.Passkeys;
import earshot.secondfactor.SecondFactors;
import earshot.web.InvalidInput;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Settings › People, for administrators.
@Controller
@RequestMapping("/settings/people")
class PeopleController {

  private final Staff staff;
  private final Invitations invitations;
  private final Locations locations;
  private final EmailSender email;
  private final SecondFactors factors;
  private final Passkeys passkeys;
  private final Clock clock;

  PeopleController(
      Staff staff,
      Invitations invitations,
      Locations locations,
      EmailSender email,
      SecondFactors factors,
      Passkeys passkeys,
      Clock clock) {
    this.factors = factors;
    this.passkeys = passkeys;
    this.staff = staff;
    this.invitations = invitations;
    this.locations = locations;
    this.email = email;
    this.clock = clock;
  }

  /// @param done what was just done to somebody, as the addresses after forms say it
  @GetMapping
  String list(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "") String done,
      Model model) {
    AdministratorsOnly.check(user);
    model.addAttribute("people", staff.all());
    model.addAttribute("invitations", invitations.all());
    model.addAttribute(
        "locations",
        locations.all().stream().collect(Collectors.toMap(Location::id, Location::name)));
    model.addAttribute("mailSetUp", email.isSetUp());
    model.addAttribute("factorRequired", factors.isRequired());
    model.addAttribute("now", clock.instant());
    model.addAttribute("done", done);
    return "people/people";
  }

  @GetMapping("/{id}")
  String person(@AuthenticationPrincipal User user, @PathVariable long id, Model model) {
    AdministratorsOnly.check(user);
    return person(id, RightsForm.of(staff.find(id).rights()), "", model);
  }

  @PostMapping("/{id}")
  String change(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam Role role,
      @RequestParam(defaultValue = "") Set<Long> review,
      @RequestParam(defaultValue = "") Set<Long> jobs,
      Model model,
      HttpServletResponse response) {
    AdministratorsOnly.check(user);
    var form = new RightsForm(role, review, jobs);
    try {
      staff.change(id, form.rights(locations.all()));
      return "redirect:/settings/people?done=changed";
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return person(id, form, problem.sentence(), model);
    } catch (LastAdministrator problem) {
      response.setStatus(problem.getStatusCode().value());
      return person(id, form, String.valueOf(problem.getReason()), model);
    }
  }

  @PostMapping("/{id}/disable")
  String disable(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      Model model,
      HttpServletResponse response) {
    AdministratorsOnly.check(user);
    try {
      staff.disable(id);
      return "redirect:/settings/people?done=disabled";
    } catch (LastAdministrator problem) {
      response.setStatus(problem.getStatusCode().value());
      var form = RightsForm.of(staff.find(id).rights());
      return person(id, form, String.valueOf(problem.getReason()), model);
    }
  }

  @PostMapping("/{id}/enable")
  String enable(@AuthenticationPrincipal User user, @PathVariable long id) {
    AdministratorsOnly.check(user);
    staff.enable(id);
    return "redirect:/settings/people?done=enabled";
  }

  private String person(long id, RightsForm form, String problem, Model model) {
    model.addAttribute("person", staff.find(id));
    model.addAttribute("hasFactor", factors.of(id).isOn() || !passkeys.of(id).isEmpty());
    model.addAttribute("form", form);
    model.addAttribute("locations", locations.all());
    model.addAttribute("problem", problem);
    return "people/person";
  }
}
