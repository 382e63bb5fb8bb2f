package earshot.applicant;

import earshot.account.ApplicantAccess;
import earshot.account.ApplicantLinks;
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

  private final OwnApplications own;
  private final Applicants applicants;
  private final Companies companies;
  private final OwnMail mail;
  private final ApplicantLinks links;
  private final FreshOwnLinks fresh;
  private final Throttle throttle;
  private final Clock clock;

  OwnPageController(
      OwnApplications own,
      Applicants applicants,
      Companies companies,
      OwnMail mail,
      ApplicantLinks links,
      FreshOwnLinks fresh,
      Throttle throttle,
      Clock clock) {
    this.own = own;
    this.applicants = applicants;
    this.companies = companies;
    this.mail = mail;
    this.links = links;
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
    model.addAttribute("of", links.name(access));
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
    return mine ? page(own.confirm(access), "confirmed") : page(access, "tick");
  }

  /// @param sure ticked by a person
  @PostMapping("/{name}/withdraw")
  String withdraw(
      @AuthenticationPrincipal ApplicantAccess access,
      @PathVariable String name,
      @RequestParam(defaultValue = "false") boolean sure) {
    if (!sure) return page(access, "tick-withdraw");
    return page(access, own.withdraw(access, name) ? "withdrawn" : "late");
  }

  @PostMapping("/{name}/withdraw/undo")
  String undoWithdraw(@AuthenticationPrincipal ApplicantAccess access, @PathVariable String name) {
    return page(access, own.undoWithdraw(access, name) ? "back" : "late");
  }

  /// @param mailAsked false where the form said nothing of mail; it may have changed since
  /// @param textsAsked the same of texts: whoever saves the one says nothing of the other
  @PostMapping("/choices")
  String choose(
      @AuthenticationPrincipal ApplicantAccess access,
      @RequestParam(defaultValue = "false") boolean email,
      @RequestParam(defaultValue = "false") boolean texts,
      @RequestParam(defaultValue = "true") boolean mailAsked,
      @RequestParam(defaultValue = "true") boolean textsAsked) {
    var words = new Words(applicants.find(access.applicantId()).language());
    if (mailAsked) mail.choose(access, email);
    own.choose(access, textsAsked, texts, words.text("apply.texts", companies.current().name()));
    return page(access, "chosen");
  }

  @PostMapping("/language")
  String speak(
      @AuthenticationPrincipal ApplicantAccess access, @RequestParam("lang") String language) {
    Language.of(language).ifPresent(it -> own.speak(access, it));
    return page(access, "");
  }

  /// @param by email or text, as a person chose
  @PostMapping("/link")
  String link(
      @AuthenticationPrincipal ApplicantAccess access, @RequestParam(defaultValue = "") String by) {
    if (by.isEmpty()) return page(access, "choose");
    var applicant = applicants.find(access.applicantId());
    var text = by.equals("text");
    if (!(text ? fresh.goByText(applicant) : fresh.goByEmail(applicant)))
      return page(access, "not-linked");
    var wait =
        throttle.count(
            Limit.MAIL_TO, "own-link:" + access.companyId() + ":" + access.applicantId());
    if (wait.isPositive()) throw new TooMany(wait);
    if (text) fresh.byText(access);
    else fresh.byEmail(access);
    return page(access, "linked");
  }

  /// The page of the applicant the form was made for: the browser may have opened others' since.
  private String page(ApplicantAccess access, String done) {
    return "redirect:/my/applications?done=" + done + "&of=" + links.name(access);
  }
}
