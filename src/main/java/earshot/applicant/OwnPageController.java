package earshot.applicant;

import earshot.account.ApplicantAccess;
import earshot.account.Limit;
import earshot.account.Throttle;
import earshot.company.Companies;
import earshot.hiring.Applicants;
import earshot.language.Language;
import earshot.language.Words;
import earshot.web.TooMany;
import java.time.Clock;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The applicant's own page: plain forms that work without JavaScript. Opening it changes nothing.
@Controller
@RequestMapping("/my/applications")
class OwnPageController {

  private static final String PAGE = "redirect:/my/applications";

  private final OwnApplications own;
  private final Applicants applicants;
  private final Companies companies;
  private final OwnMail mail;
  private final FreshOwnLinks fresh;
  private final Throttle throttle;
  private final Clock clock;

  OwnPageController(
      OwnApplications own,
      Applicants applicants,
      Companies companies,
      OwnMail mail,
      FreshOwnLinks fresh,
      Throttle throttle,
      Clock clock) {
    this.own = own;
    this.applicants = applicants;
    this.companies = companies;
    this.mail = mail;
    this.fresh = fresh;
    this.throttle = throttle;
    this.clock = clock;
  }

  /// @param done what was just done, as the addresses after forms say it
  @GetMapping
  String show(
      @AuthenticationPrincipal ApplicantAccess access,
      @RequestParam(defaultValue = "") String done,
      Model model) {
    var applicant = applicants.find(access.applicantId());
    model.addAttribute("applicant", applicant);
    model.addAttribute("company", companies.current());
    model.addAttribute("slug", companies.slug());
    model.addAttribute("words", new Words(applicant.language()));
    model.addAttribute("clock", clock);
    model.addAttribute("applications", own.all(access));
    model.addAttribute("toConfirm", own.toConfirm(access).orElse(""));
    model.addAttribute("mail", mail.choice(access));
    model.addAttribute("byEmail", fresh.goByEmail(applicant));
    model.addAttribute("byText", fresh.goByText(applicant));
    model.addAttribute("done", done);
    return "applicant/page";
  }

  /// @param mine ticked by a person: programs that look into mails send forms as they are
  @PostMapping("/confirm")
  String confirm(
      @AuthenticationPrincipal ApplicantAccess access,
      @RequestParam(defaultValue = "false") boolean mine) {
    if (!mine) return PAGE + "?done=tick";
    own.confirm(access);
    return PAGE + "?done=confirmed";
  }

  /// @param sure ticked by a person
  @PostMapping("/{name}/withdraw")
  String withdraw(
      @AuthenticationPrincipal ApplicantAccess access,
      @PathVariable String name,
      @RequestParam(defaultValue = "false") boolean sure) {
    if (!sure) return PAGE + "?done=tick-withdraw";
    return PAGE + (own.withdraw(access, name) ? "?done=withdrawn" : "?done=late");
  }

  @PostMapping("/{name}/withdraw/undo")
  String undoWithdraw(@AuthenticationPrincipal ApplicantAccess access, @PathVariable String name) {
    return PAGE + (own.undoWithdraw(access, name) ? "?done=back" : "?done=late");
  }

  /// @param mailAsked false where the form said nothing of mail; it may have changed since
  @PostMapping("/choices")
  String choose(
      @AuthenticationPrincipal ApplicantAccess access,
      @RequestParam(defaultValue = "false") boolean email,
      @RequestParam(defaultValue = "false") boolean texts,
      @RequestParam(defaultValue = "true") boolean mailAsked) {
    var words = new Words(applicants.find(access.applicantId()).language());
    if (mailAsked) mail.choose(access, email);
    own.choose(access, texts, words.text("apply.texts", companies.current().name()));
    return PAGE + "?done=chosen";
  }

  @PostMapping("/language")
  String speak(
      @AuthenticationPrincipal ApplicantAccess access, @RequestParam("lang") String language) {
    Language.of(language).ifPresent(it -> own.speak(access, it));
    return PAGE;
  }

  /// @param by email or text, as a person chose
  @PostMapping("/link")
  String link(
      @AuthenticationPrincipal ApplicantAccess access, @RequestParam(defaultValue = "") String by) {
    if (by.isEmpty()) return PAGE + "?done=choose";
    var applicant = applicants.find(access.applicantId());
    var text = by.equals("text");
    if (!(text ? fresh.goByText(applicant) : fresh.goByEmail(applicant)))
      return PAGE + "?done=not-linked";
    var wait =
        throttle.count(
            Limit.MAIL_TO, "own-link:" + access.companyId() + ":" + access.applicantId());
    if (wait.isPositive()) throw new TooMany(wait);
    if (text) fresh.byText(access);
    else fresh.byEmail(access);
    return PAGE + "?done=linked";
  }
}
