package earshot.records;

import earshot.company.AdministratorsOnly;
import earshot.company.User;
import earshot.web.InvalidInput;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Settings › Records: for how long they are kept.
@Controller
@RequestMapping("/settings/records")
class RecordsController {

  private final Retention retention;

  RecordsController(Retention retention) {
    this.retention = retention;
  }

  @GetMapping
  String show(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "false") boolean saved,
      Model model) {
    AdministratorsOnly.check(user);
    return show(retention.current(), 0, "", saved, model);
  }

  /// @param sure whether whoever asks has read how many people are erased by it
  @PostMapping
  String change(
      @AuthenticationPrincipal User user,
      @RequestParam int months,
      @RequestParam(defaultValue = "false") boolean sure,
      Model model,
      HttpServletResponse response) {
    AdministratorsOnly.check(user);
    try {
      var over = months < retention.current() && !sure ? retention.over(months) : 0;
      if (over > 0) return show(months, over, "", false, model);
      retention.change(user, months);
      return "redirect:/settings/records?saved=true";
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(retention.current(), 0, problem.sentence(), false, model);
    }
  }

  /// @param over how many people are erased if that is saved; 0 unless that is to be confirmed
  private static String show(int months, long over, String problem, boolean saved, Model model) {
    model.addAttribute("months", months);
    model.addAttribute("over", over);
    model.addAttribute("problem", problem);
    model.addAttribute("saved", saved);
    return "records/records";
  }
}
