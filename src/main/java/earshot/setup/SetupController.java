package earshot.setup;

import static earshot.language.Say.say;

import earshot.account.Entrance;
import earshot.account.Limit;
import earshot.account.Throttle;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The first run: company, first administrator and first location, for whoever knows the code that
/// was printed. Afterwards there is no such page.
@Controller
@RequestMapping("/setup")
class SetupController {

  private final FirstRun firstRun;
  private final Founder founder;
  private final Throttle throttle;
  private final Entrance entrance;

  SetupController(FirstRun firstRun, Founder founder, Throttle throttle, Entrance entrance) {
    this.firstRun = firstRun;
    this.founder = founder;
    this.throttle = throttle;
    this.entrance = entrance;
  }

  @GetMapping
  String page(Model model) {
    onlyOnce();
    return show("", CompanyForm.empty(""), null, model);
  }

  @PostMapping
  String found(
      @RequestParam String code,
      @ModelAttribute CompanyForm form,
      @RequestParam String password,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    onlyOnce();
    try {
      checkCode(code, ClientAddress.of(request));
      var administrator = founder.foundFirst(form.founding(), password);
      if (administrator.isEmpty()) throw new NotFound("page");
      entrance.letIn(administrator.get(), request, response);
      return "redirect:/settings/people?done=founded";
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(code, form, problem, model);
    } catch (TooMany problem) {
      problem.tell(response);
      return show(code, form, new InvalidInput("code", problem.sentence()), model);
    }
  }

  private void onlyOnce() {
    if (!firstRun.isWaiting()) throw new NotFound("page");
  }

  private void checkCode(String code, String place) {
    var wait = throttle.mustWait(Limit.SET_UP, place);
    if (wait.isPositive()) throw new TooMany(wait);
    if (firstRun.isCode(code)) return;
    wait = throttle.count(Limit.SET_UP, place);
    if (wait.isPositive()) throw new TooMany(wait);
    throw new InvalidInput(
        "code", say("That is not the code. It stands in what the server printed at its start."));
  }

  private static String show(
      String code, CompanyForm form, @Nullable InvalidInput problem, Model model) {
    model.addAttribute("code", code);
    model.addAttribute("form", form);
    model.addAttribute("problem", problem);
    return "setup/setup";
  }
}
