package earshot.hiring;

import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import earshot.resume.Resumes;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The application page and the buttons on it.
@Controller
@RequestMapping("/applications/{id}")
class ApplicationController {

  private final Applications applications;
  private final Applicants applicants;
  private final BouncedEmail bounced;
  private final TextWishes wishes;
  private final Resumes resumes;
  private final Contacts contacts;
  private final LegalHolds holds;
  private final Audit audit;

  ApplicationController(
      Applications applications,
      Applicants applicants,
      BouncedEmail bounced,
      TextWishes wishes,
      Resumes resumes,
      Contacts contacts,
      LegalHolds holds,
      Audit audit) {
    this.holds = holds;
    this.audit = audit;
    this.contacts = contacts;
    this.resumes = resumes;
    this.applications = applications;
    this.applicants = applicants;
    this.bounced = bounced;
    this.wishes = wishes;
  }

  @GetMapping
  String show(@AuthenticationPrincipal User user, @PathVariable long id, Model model) {
    return show(user, id, "", "", model);
  }

  /// @param email what was typed as the mended address, and why it is none
  private String show(User user, long id, String email, String problem, Model model) {
    model.addAttribute("email", email);
    model.addAttribute("problem", problem);
    var application = applications.find(user, id);
    audit.read(user, Deed.OPENED_APPLICATION, id);
    model.addAttribute("application", application);
    model.addAttribute("hold", holds.on(application.applicant().id()).orElse(null));
    model.addAttribute("decline", applications.declineOf(id).orElse(null));
    model.addAttribute("previous", applications.previous(application));
    model.addAttribute("contacts", contacts.of(id));
    model.addAttribute("resume", resumes.of(id).orElse(null));
    model.addAttribute("unreached", applicants.isEmailUnreached(application.applicant().id()));
    model.addAttribute("wishes", wishes.of(application.applicant().phone()));
    model.addAttribute("mayReview", user.mayReview(application.locationId()));
    return "hiring/application";
  }

  @PostMapping("/stage")
  String changeStage(
      @AuthenticationPrincipal User user, @PathVariable long id, @RequestParam Stage stage) {
    applications.changeStage(user, id, stage);
    return backTo(id);
  }

  /// Mail to the applicant came back, and is to be tried again.
  @PostMapping("/email")
  String mendEmail(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam String email,
      Model model,
      HttpServletResponse response) {
    try {
      bounced.mend(user, id, email);
      return backTo(id);
    } catch (ResponseStatusException none) {
      response.setStatus(none.getStatusCode().value());
      return show(user, id, email, Objects.toString(none.getReason(), ""), model);
    }
  }

  private static String backTo(long id) {
    return "redirect:/applications/" + id;
  }
}
