package earshot.sms;

import static earshot.language.Say.say;

import earshot.company.User;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The page on which a company says when its applicants get no texts.
@Controller
@RequestMapping("/settings/quiet-hours")
class QuietHoursController {

  private final CompanyQuietHours quietHours;

  QuietHoursController(CompanyQuietHours quietHours) {
    this.quietHours = quietHours;
  }

  @GetMapping
  String show(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "false") boolean saved,
      Model model) {
    var hours = quietHours.current();
    var quiet = hours.from() != null;
    model.addAttribute("saved", saved);
    return show(
        user,
        quiet,
        quiet ? String.valueOf(hours.from()) : "21:00",
        quiet ? String.valueOf(hours.to()) : "08:00",
        "",
        model);
  }

  private static String show(
      User user, boolean quiet, String from, String to, String problem, Model model) {
    model.addAttribute("mayChange", CompanyQuietHours.mayChange(user));
    model.addAttribute("quiet", quiet);
    model.addAttribute("from", from);
    model.addAttribute("to", to);
    model.addAttribute("problem", problem);
    return "sms/quiet-hours";
  }

  @PostMapping
  String change(
      @AuthenticationPrincipal User user,
      @RequestParam boolean quiet,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      Model model,
      HttpServletResponse response) {
    try {
      quietHours.change(
          user,
          quiet ? new QuietHours(LocalTime.parse(from), LocalTime.parse(to)) : QuietHours.NONE);
    } catch (DateTimeParseException | IllegalArgumentException notTwoTimes) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("saved", false);
      var problem = say("Choose two different times, such as 21:00 and 08:00.");
      return show(user, quiet, from, to, problem, model);
    }
    return "redirect:/settings/quiet-hours?saved=true";
  }
}
