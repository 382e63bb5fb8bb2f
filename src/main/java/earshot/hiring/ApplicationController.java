package earshot.hiring;

import earshot.company.User;
import earshot.resume.Resumes;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The application page and the buttons on it.
@Controller
@RequestMapping("/applications/{id}")
class ApplicationController {

  private final Applications applications;
  private final TextWishes wishes;
  private final Resumes resumes;

  ApplicationController(Applications applications, TextWishes wishes, Resumes resumes) {
    this.resumes = resumes;
    this.applications = applications;
    this.wishes = wishes;
  }

  @GetMapping
  String show(@AuthenticationPrincipal User user, @PathVariable long id, Model model) {
    var application = applications.find(user, id);
    model.addAttribute("application", application);
    model.addAttribute("previous", applications.previous(application));
    model.addAttribute("resume", resumes.of(id).orElse(null));
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

  @PostMapping("/decline")
  String decline(@AuthenticationPrincipal User user, @PathVariable long id) {
    applications.decline(user, id);
    return backTo(id);
  }

  @PostMapping("/decline/undo")
  String undoDecline(@AuthenticationPrincipal User user, @PathVariable long id) {
    applications.undoDecline(user, id);
    return backTo(id);
  }

  private static String backTo(long id) {
    return "redirect:/applications/" + id;
  }
}
