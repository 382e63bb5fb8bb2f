package earshot.unsubscribe;

import earshot.account.ApplicantAccess;
import earshot.company.Companies;
import earshot.hiring.Applicants;
import earshot.web.NotFound;
import earshot.web.Page;
import java.util.function.Consumer;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Whether the applicant gets mail, on a page that is reached from the conversation: for who has
/// stopped it and has the mail no more.
@Controller
@RequestMapping("/my/{publicId}/emails")
class ApplicantEmailsController {

  private final MailStops stops;
  private final Applicants applicants;
  private final Companies companies;

  ApplicantEmailsController(MailStops stops, Applicants applicants, Companies companies) {
    this.stops = stops;
    this.applicants = applicants;
    this.companies = companies;
  }

  @GetMapping
  String show(
      @AuthenticationPrincipal ApplicantAccess access,
      @PathVariable String publicId,
      @ModelAttribute("page") Page page,
      Model model) {
    var address = address(access);
    model.addAttribute("company", companies.current());
    model.addAttribute("address", address);
    model.addAttribute("toApplicant", true);
    model.addAttribute("stopped", stops.holds(address));
    model.addAttribute("here", here(publicId));
    model.addAttribute("back", "/my/" + publicId);
    model.addAttribute("csrf", page.csrf());
    return "unsubscribe/page";
  }

  @PostMapping
  String stop(@AuthenticationPrincipal ApplicantAccess access, @PathVariable String publicId) {
    return change(access, publicId, address -> stops.add(address, null));
  }

  @PostMapping("/undo")
  String undo(@AuthenticationPrincipal ApplicantAccess access, @PathVariable String publicId) {
    return change(access, publicId, stops::remove);
  }

  private String change(ApplicantAccess access, String publicId, Consumer<String> change) {
    change.accept(address(access));
    return "redirect:" + here(publicId);
  }

  private String address(ApplicantAccess access) {
    return applicants.email(access.applicantId()).orElseThrow(() -> new NotFound("page"));
  }

  private static String here(String publicId) {
    return "/my/" + publicId + "/emails";
  }
}
