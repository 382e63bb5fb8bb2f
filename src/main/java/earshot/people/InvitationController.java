package earshot.people;

import earshot.company.AdministratorsOnly;
import earshot.company.EmailAddress;
import earshot.company.Locations;
import earshot.company.Role;
import earshot.company.User;
import earshot.email.EmailSender;
import earshot.web.InvalidInput;
import earshot.web.PublicUrl;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
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

/// Administrators invite people, invite them again and take it back.
@Controller
@RequestMapping("/settings/people/invitations")
class InvitationController {

  private final Invitations invitations;
  private final Locations locations;
  private final EmailSender email;
  private final PublicUrl url;

  InvitationController(
      Invitations invitations, Locations locations, EmailSender email, PublicUrl url) {
    this.invitations = invitations;
    this.locations = locations;
    this.email = email;
    this.url = url;
  }

  @GetMapping("/new")
  String create(@AuthenticationPrincipal User user, Model model) {
    AdministratorsOnly.check(user);
    return form("", new RightsForm(Role.MANAGER, Set.of(), Set.of()), null, model);
  }

  @PostMapping
  String invite(
      @AuthenticationPrincipal User user,
      @RequestParam String email,
      @RequestParam Role role,
      @RequestParam(defaultValue = "") Set<Long> review,
      @RequestParam(defaultValue = "") Set<Long> jobs,
      Model model,
      HttpServletResponse response) {
    AdministratorsOnly.check(user);
    var form = new RightsForm(role, review, jobs);
    try {
      var rights = form.rights(locations.all());
      return sent(invitations.invite(user, new EmailAddress(email), rights), model);
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(email, form, problem, model);
    }
  }

  @PostMapping("/{id}/resend")
  String resend(@AuthenticationPrincipal User user, @PathVariable long id, Model model) {
    AdministratorsOnly.check(user);
    invitations.resend(user, id);
    return sent(id, model);
  }

  @PostMapping("/{id}/revoke")
  String revoke(@AuthenticationPrincipal User user, @PathVariable long id) {
    AdministratorsOnly.check(user);
    invitations.revoke(id);
    return "redirect:/settings/people?done=revoked";
  }

  /// Where no mail can leave, the administrator passes the link on; it is shown this once.
  private String sent(long id, Model model) {
    if (email.isSetUp()) return "redirect:/settings/people?done=invited";
    model.addAttribute("invitation", invitations.find(id));
    model.addAttribute("link", url.of(invitations.link(id)).toString());
    return "people/link";
  }

  private String form(
      String address, RightsForm form, @Nullable InvalidInput problem, Model model) {
    model.addAttribute("email", address);
    model.addAttribute("form", form);
    model.addAttribute("locations", locations.all());
    model.addAttribute("emailProblem", InvalidInput.about("email", problem));
    model.addAttribute("rightsProblem", InvalidInput.about("rights", problem));
    return "people/invite";
  }
}
