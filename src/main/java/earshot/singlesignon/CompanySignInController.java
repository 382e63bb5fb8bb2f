package earshot.singlesignon;

import static earshot.language.Say.say;
import static java.nio.charset.StandardCharsets.UTF_8;

import earshot.account.Accounts;
import earshot.account.Accounts.Account;
import earshot.account.Entrance;
import earshot.account.KnownBrowsers;
import earshot.account.Limit;
import earshot.account.Throttle;
import earshot.company.Companies;
import earshot.company.SignInRule;
import earshot.company.User;
import earshot.database.CurrentCompany;
import earshot.web.ClientAddress;
import earshot.web.NotFound;
import earshot.web.TooMany;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/// Signing in at a company's provider: found by the address, or by the company's own link.
@Controller
@RequestMapping("/sign-in/company")
class CompanySignInController {

  private final SingleSignOn signOn;
  private final Accounts accounts;
  private final Companies companies;
  private final Entrance entrance;
  private final Throttle throttle;
  private final SignInRule rule;
  private final KnownBrowsers browsers;

  CompanySignInController(
      SingleSignOn signOn,
      Accounts accounts,
      Companies companies,
      Entrance entrance,
      Throttle throttle,
      SignInRule rule,
      KnownBrowsers browsers) {
    this.signOn = signOn;
    this.accounts = accounts;
    this.companies = companies;
    this.entrance = entrance;
    this.throttle = throttle;
    this.rule = rule;
    this.browsers = browsers;
  }

  @GetMapping
  String ask(Model model) {
    return ask("", "", model);
  }

  /// Only companies the address works at: nobody is sent to the provider of one who merely claims
  /// the domain.
  @PostMapping
  String find(
      @RequestParam String email,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var place = ClientAddress.of(request);
    var wait = throttle.mustWait(Limit.SINGLE_SIGN_ON, place);
    if (wait.isPositive()) return tooMany(email, wait, response, model);
    var address = Accounts.normalized(email);
    var choices =
        accounts.of(address).stream()
            .filter(it -> isTheirs(it, request))
            .flatMap(it -> choice(it.companyId(), address).stream())
            .toList();
    if (!choices.isEmpty()) return show(choices, model);
    wait = throttle.count(Limit.SINGLE_SIGN_ON, place);
    if (wait.isPositive()) return tooMany(email, wait, response, model);
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return ask(
        email,
        say(
            "There is no single sign-on for this address here. Sign in by password or at your company’s own link."),
        model);
  }

  @GetMapping("/{slug}")
  String company(@PathVariable String slug, Model model) {
    return at(slug, _ -> show(List.of(new Choice(slug, companies.current().name())), model));
  }

  /// A link on another site asks first: whoever is signed in at the provider would be let in here
  /// without having wanted it.
  @GetMapping("/{slug}/go")
  String go(
      @PathVariable String slug,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    if ("cross-site".equals(request.getHeader("Sec-Fetch-Site")))
      return "redirect:/sign-in/company/" + UriUtils.encodePathSegment(slug, UTF_8);
    return onTheWay(
        slug,
        provider -> {
          var way = Way.random(companies.current().id());
          var there = signOn.there(provider, way);
          way.keep(request, response);
          return "redirect:" + there;
        },
        response,
        model);
  }

  /// @param error what the provider calls its refusal
  /// @param iss who answers (RFC 9207)
  @GetMapping("/{slug}/back")
  String back(
      @PathVariable String slug,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String error,
      @RequestParam(defaultValue = "") String iss,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return onTheWay(
        slug,
        provider -> {
          var user = arrived(provider, code, state, error, iss, request, response);
          return "redirect:" + entrance.letIn(user, request, response);
        },
        response,
        model);
  }

  private String onTheWay(
      String slug, Function<Provider, String> work, HttpServletResponse response, Model model) {
    try {
      return at(slug, work);
    } catch (ProviderFailed failed) {
      response.setStatus(HttpStatus.FORBIDDEN.value());
      return refused(failed.sentence(), slug, model);
    }
  }

  private User arrived(
      Provider provider,
      String code,
      String state,
      String error,
      String iss,
      HttpServletRequest request,
      HttpServletResponse response) {
    var way =
        Way.end(companies.current().id(), state, request, response)
            .orElseThrow(() ->
                new ProviderFailed(
                    say("That took too long, or began in another browser. Try again.")));
    if (!error.isEmpty() || code.isEmpty())
      throw new ProviderFailed(say("Your provider did not let you in."));
    return signOn.arrived(provider, way, code, iss);
  }

  private String at(String slug, Function<Provider, String> work) {
    var company = companies.ofSlug(slug).orElseThrow(CompanySignInController::none);
    return CurrentCompany.call(
        company, () -> work.apply(signOn.provider().orElseThrow(CompanySignInController::none)));
  }

  /// Whom a provider has added need not know of it: they are led there only where they came in by
  /// it before.
  private boolean isTheirs(Account account, HttpServletRequest request) {
    return browsers.isKnown(account, request)
        || !CurrentCompany.call(
            account.companyId(), () -> rule.isByProviderAlone(account.userId()));
  }

  private List<Choice> choice(long company, String address) {
    return CurrentCompany.call(
        company,
        () ->
            signOn.provider().filter(provider -> provider.has(address)).stream()
                .map(_ -> new Choice(companies.slug(), companies.current().name()))
                .toList());
  }

  private static String tooMany(
      String email, Duration wait, HttpServletResponse response, Model model) {
    new TooMany(wait).tell(response);
    return ask(email, TooMany.sentence(wait), model);
  }

  private static NotFound none() {
    return new NotFound("way to sign in");
  }

  private static String ask(String email, String problem, Model model) {
    model.addAttribute("email", email);
    model.addAttribute("problem", problem);
    return "singlesignon/ask";
  }

  private static String show(List<Choice> choices, Model model) {
    model.addAttribute("choices", choices);
    return "singlesignon/go";
  }

  private static String refused(String sentence, String slug, Model model) {
    model.addAttribute("sentence", sentence);
    model.addAttribute("slug", slug);
    return "singlesignon/refused";
  }
}
