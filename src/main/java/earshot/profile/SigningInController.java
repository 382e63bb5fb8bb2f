package earshot.profile;

import static earshot.language.Say.say;

import earshot.account.Codes;
import earshot.company.User;
import earshot.secondfactor.SecondFactors;
import earshot.web.InvalidInput;
import earshot.web.TooMany;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Settings › You › Signing in: the second factor. What weakens it wants the password and a code.
@Controller
@RequestMapping("/settings/me/signing-in")
class SigningInController {

  private final SigningInPage page;
  private final SecondFactors factors;
  private final OwnPassword password;
  private final Codes codes;

  SigningInController(
      SigningInPage page, SecondFactors factors, OwnPassword password, Codes codes) {
    this.page = page;
    this.factors = factors;
    this.password = password;
    this.codes = codes;
  }

  /// @param done what was just done, as the addresses after forms say it
  @GetMapping
  String show(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "") String done,
      Model model) {
    return page.show(user, done, "", null, model);
  }

  @PostMapping("/second-factor")
  String begin(@AuthenticationPrincipal User user) {
    factors.begin(user);
    return "redirect:/settings/me/signing-in#second-factor";
  }

  @PostMapping("/second-factor/confirm")
  String confirm(
      @AuthenticationPrincipal User user,
      @RequestParam("password") String typed,
      @RequestParam String code,
      Model model,
      HttpServletResponse response) {
    try {
      password.confirm(user, typed, "password");
      model.addAttribute("codes", factors.confirm(user, code));
      return "profile/recovery-codes";
    } catch (InvalidInput problem) {
      return again(user, "confirm", problem, model, response);
    } catch (TooMany often) {
      return later(user, "confirm", often, model, response);
    }
  }

  @PostMapping("/second-factor/codes")
  String newRecoveryCodes(
      @AuthenticationPrincipal User user,
      @RequestParam("password") String typed,
      @RequestParam String code,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      check(user, typed, code, request);
      model.addAttribute("codes", factors.newRecoveryCodes(user));
      return "profile/recovery-codes";
    } catch (InvalidInput problem) {
      return again(user, "codes", problem, model, response);
    } catch (TooMany often) {
      return later(user, "codes", often, model, response);
    }
  }

  @PostMapping("/second-factor/off")
  String turnOff(
      @AuthenticationPrincipal User user,
      @RequestParam("password") String typed,
      @RequestParam String code,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      check(user, typed, code, request);
      factors.turnOff(user);
      return "redirect:/settings/me/signing-in?done=factor-off";
    } catch (InvalidInput problem) {
      return again(user, "off", problem, model, response);
    } catch (TooMany often) {
      return later(user, "off", often, model, response);
    }
  }

  private void check(User user, String typed, String code, HttpServletRequest request) {
    password.confirm(user, typed, "password");
    if (!factors.of(user.id()).isOn())
      throw new InvalidInput(
          "code", say("There is no second factor any more. Load the page again."));
    if (!codes.accept(user, code, request))
      throw new InvalidInput(
          "code", say("That code is not right, or it was used already. Try the next one."));
  }

  private String again(
      User user,
      String form,
      @Nullable InvalidInput problem,
      Model model,
      HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page.show(user, "", form, problem, model);
  }

  private String later(
      User user, String form, TooMany often, Model model, HttpServletResponse response) {
    often.tell(response);
    return page.show(user, "", form, new InvalidInput("password", often.sentence()), model);
  }
}
