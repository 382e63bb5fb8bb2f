package earshot.setup;

import static earshot.language.Say.say;

import earshot.account.Entrance;
import earshot.account.Limit;
import earshot.account.Throttle;
import earshot.company.EmailAddress;
import earshot.web.ClientAddress;
import earshot.web.InvalidInput;
import earshot.web.NotFound;
import earshot.web.TooMany;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Sign-up of further companies, where the operator allows it: first the address is confirmed, then
/// the company is made. Where it is closed there are no such pages.
@Controller
@RequestMapping("/sign-up")
class SignUpController {

  private final SignUpSettings settings;
  private final SignUps signUps;
  private final SignUpQueue queue;
  private final Founder founder;
  private final Throttle throttle;
  private final Entrance entrance;

  SignUpController(
      SignUpSettings settings,
      SignUps signUps,
      SignUpQueue queue,
      Founder founder,
      Throttle throttle,
      Entrance entrance) {
    this.settings = settings;
    this.signUps = signUps;
    this.queue = queue;
    this.founder = founder;
    this.throttle = throttle;
    this.entrance = entrance;
  }

  /// @param invitation where one is needed, as in the link the operator hands out
  @GetMapping
  String page(@RequestParam(defaultValue = "") String invitation, Model model) {
    unlessClosed();
    return ask(invitation, "", null, model);
  }

  @PostMapping
  String want(
      @RequestParam(defaultValue = "") String invitation,
      @RequestParam String email,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    unlessClosed();
    try {
      var wait = throttle.count(Limit.MAIL_FROM_PLACE, ClientAddress.of(request));
      if (wait.isPositive()) throw new TooMany(wait);
      if (!settings.isInvited(invitation))
        throw new InvalidInput("invitation", say("That is no invitation of this server."));
      var address = new EmailAddress(email);
      if (throttle.count(Limit.MAIL_TO, "sign-up:" + address.text()).isZero())
        queue.add(address.text());
      return "setup/sign-up-sent";
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return ask(invitation, email, problem, model);
    } catch (TooMany often) {
      often.tell(response);
      return ask(invitation, email, new InvalidInput("email", often.sentence()), model);
    }
  }

  @GetMapping("/{secret}")
  String open(@PathVariable String secret, HttpServletResponse response, Model model) {
    unlessClosed();
    var email = signUps.email(secret).orElse(null);
    return email == null ? gone(response) : show(CompanyForm.empty(email), null, model);
  }

  @PostMapping("/{secret}")
  String found(
      @PathVariable String secret,
      @ModelAttribute CompanyForm form,
      @RequestParam String password,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    unlessClosed();
    var email = signUps.email(secret).orElse(null);
    if (email == null) return gone(response);
    var confirmed = form.with(email);
    try {
      entrance.letIn(founder.found(confirmed.founding(), password, secret), request, response);
      return "redirect:/settings/people?done=founded";
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(confirmed, problem, model);
    } catch (SignUps.Ended used) {
      return gone(response);
    }
  }

  private void unlessClosed() {
    if (settings.signUp() == SignUpMode.CLOSED) throw new NotFound("page");
  }

  private String ask(String invitation, String email, @Nullable InvalidInput problem, Model model) {
    model.addAttribute("byInvitation", settings.signUp() == SignUpMode.INVITATION);
    model.addAttribute("invitation", invitation);
    model.addAttribute("email", email);
    model.addAttribute("problem", problem);
    return "setup/sign-up";
  }

  private static String show(CompanyForm form, @Nullable InvalidInput problem, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("problem", problem);
    return "setup/found";
  }

  private static String gone(HttpServletResponse response) {
    response.setStatus(HttpStatus.GONE.value());
    return "setup/sign-up-gone";
  }
}
