package earshot.sms;

import static earshot.language.Say.say;

import earshot.company.User;
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
import org.springframework.web.server.ResponseStatusException;

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
    model.addAttribute("hours", quietHours.current());
    model.addAttribute("mayChange", CompanyQuietHours.mayChange(user));
    model.addAttribute("saved", saved);
    return "sms/quiet-hours";
  }

  @PostMapping
  String change(
      @AuthenticationPrincipal User user,
      @RequestParam boolean quiet,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to) {
    quietHours.change(user, quiet ? hours(from, to) : QuietHours.NONE);
    return "redirect:/settings/quiet-hours?saved=true";
  }

  private static QuietHours hours(String from, String to) {
    try {
      return new QuietHours(LocalTime.parse(from), LocalTime.parse(to));
    } catch (DateTimeParseException | IllegalArgumentException notTwoTimes) {
      throw bad();
    }
  }

  private static ResponseStatusException bad() {
    return new ResponseStatusException(
        HttpStatus.BAD_REQUEST, say("Choose two different times, such as 21:00 and 08:00."));
  }
}
