package earshot.account;

import static earshot.language.Say.say;

import earshot.company.User;
import earshot.database.CurrentCompany;
import earshot.secondfactor.QrCode;
import earshot.secondfactor.SecondFactors;
import earshot.web.InvalidInput;
import earshot.web.TooMany;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The second step of signing in, after the password: the code, or setting it up first where the
/// company wants everybody to have a second factor.
@Controller
class CodeController {

  private final HalfSignIns halves;
  private final SecondFactors factors;
  private final Codes codes;
  private final Entrance entrance;

  CodeController(HalfSignIns halves, SecondFactors factors, Codes codes, Entrance entrance) {
    this.halves = halves;
    this.factors = factors;
    this.codes = codes;
    this.entrance = entrance;
  }

  @GetMapping("/sign-in/code")
  String ask(HttpServletRequest request, HttpServletResponse response, Model model) {
    if (halves.find(request).isEmpty()) return tooLate(response);
    return ask("", model);
  }

  @PostMapping("/sign-in/code")
  String enter(
      @RequestParam String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var user = halves.find(request).orElse(null);
    if (user == null) return tooLate(response);
    try {
      if (accept(user, code, request)) return "redirect:" + entrance.letIn(user, request, response);
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
      return ask(say("That code is not right, or it was used already. Try the next one."), model);
    } catch (TooMany problem) {
      problem.tell(response);
      return ask(problem.sentence(), model);
    }
  }

  @GetMapping("/sign-in/second-factor")
  String setUp(HttpServletRequest request, HttpServletResponse response, Model model) {
    var user = halves.find(request).orElse(null);
    return user == null ? tooLate(response) : setUp(user, "", response, model);
  }

  @PostMapping("/sign-in/second-factor")
  String confirm(
      @RequestParam String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var user = halves.find(request).orElse(null);
    if (user == null) return tooLate(response);
    try {
      List<String> made = CurrentCompany.call(user.companyId(), () -> factors.confirm(user, code));
      model.addAttribute("codes", made);
      model.addAttribute("next", entrance.letIn(user, request, response));
      return "account/recovery-codes";
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return setUp(user, problem.sentence(), response, model);
    }
  }

  private boolean accept(User user, String code, HttpServletRequest request) {
    return CurrentCompany.call(user.companyId(), () -> codes.accept(user, code, request));
  }

  private static String ask(String problem, Model model) {
    model.addAttribute("problem", problem);
    return "account/code";
  }

  private String setUp(User user, String problem, HttpServletResponse response, Model model) {
    var key = CurrentCompany.call(user.companyId(), () -> factors.begun(user)).orElse(null);
    if (key == null) return tooLate(response);
    model.addAttribute("key", key);
    model.addAttribute("picture", QrCode.of(key.link()));
    model.addAttribute("company", user.companyName());
    model.addAttribute("problem", problem);
    return "account/set-up-code";
  }

  private static String tooLate(HttpServletResponse response) {
    response.setStatus(HttpStatus.GONE.value());
    return "account/sign-in-again";
  }
}
