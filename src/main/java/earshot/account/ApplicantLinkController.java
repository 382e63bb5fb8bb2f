package earshot.account;

import earshot.company.Companies;
import earshot.database.CurrentCompany;
import earshot.web.ClientAddress;
import earshot.web.TooMany;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Opens the applicant's link: exchanges the token for a cookie and goes on to an address without
/// it (OWASP ASVS 5.0, 14.2.1). Opening consumes nothing, so that link scanners do no harm.
@Controller
class ApplicantLinkController {

  private final ApplicantLinks links;
  private final ApplicantCookie cookie;
  private final Companies companies;
  private final FreshLinkWays ways;
  private final Throttle throttle;
  private final ApplicationEventPublisher events;

  ApplicantLinkController(
      ApplicantLinks links,
      ApplicantCookie cookie,
      Companies companies,
      FreshLinkWays ways,
      Throttle throttle,
      ApplicationEventPublisher events) {
    this.links = links;
    this.cookie = cookie;
    this.companies = companies;
    this.ways = ways;
    this.throttle = throttle;
    this.events = events;
  }

  /// Where an applicant's page without a cookie leads: with an old cookie its link has expired.
  @GetMapping("/m/")
  String without(HttpServletRequest request, HttpServletResponse response, Model model) {
    var token = cookie.chosen(request).map(ApplicantCookie.Held::token).orElse("");
    return open(token, request, response, model);
  }

  @GetMapping("/m/{token}")
  String open(
      @PathVariable String token,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var link = links.find(token).orElse(null);
    if (link == null) return unknown(token, request, response);
    if (!link.live()) return expired(token, link, "", response, model);
    cookie.add(request, response, token, link);
    return "redirect:" + cookie.page(link) + "#latest";
  }

  /// Sends a fresh link to the address and phone on file, never to the one who asks.
  ///
  /// @param sure ticked by a person: programs that look into mails send forms as they are
  @PostMapping("/m/{token}/fresh")
  String fresh(
      @PathVariable String token,
      @RequestParam(defaultValue = "false") boolean sure,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var link = links.find(token).orElse(null);
    if (link == null) return unknown(token, request, response);
    if (!sure || !canBeSent(link))
      return expired(token, link, sure ? "" : "expired.tick", response, model);
    refuseTooMany(throttle.count(Limit.MAIL_FROM_PLACE, ClientAddress.of(request)));
    refuseTooMany(throttle.count(Limit.MAIL_TO, link.access().linkHash()));
    var company = link.access().companyId();
    CurrentCompany.run(company, () -> events.publishEvent(new FreshLinkWanted(link)));
    model.addAttribute("company", CurrentCompany.call(company, companies::current));
    return "account/link-sent";
  }

  /// Forgets in this browser whose links were opened in it; they open as before.
  @PostMapping("/m/leave")
  String leave(HttpServletRequest request, HttpServletResponse response) {
    cookie.clear(request, response);
    response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
    return "account/link-unknown";
  }

  /// @param problem the name of the sentence about what was pressed; empty if nothing was
  private String expired(
      String token, ApplicantLink link, String problem, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.GONE.value());
    model.addAttribute("token", token);
    model.addAttribute("problem", problem);
    model.addAttribute("canBeSent", canBeSent(link));
    model.addAttribute(
        "company", CurrentCompany.call(link.access().companyId(), companies::current));
    return "account/link-expired";
  }

  private boolean canBeSent(ApplicantLink link) {
    var access = link.access();
    return CurrentCompany.call(access.companyId(), () -> ways.any(access.applicantId()));
  }

  /// A link that was never made. Those that were are not counted: nobody else can name one.
  private String unknown(String token, HttpServletRequest request, HttpServletResponse response) {
    if (!token.isEmpty()) refuseTooMany(throttle.count(Limit.LINK, ClientAddress.of(request)));
    response.setStatus(HttpStatus.GONE.value());
    return "account/link-unknown";
  }

  private static void refuseTooMany(Duration wait) {
    if (wait.isPositive()) throw new TooMany(wait);
  }
}
