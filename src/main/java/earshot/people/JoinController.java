package earshot.people;

import earshot.account.Entrance;
import earshot.people.Joining.Open;
import earshot.web.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where the link of an invitation leads. Opening it changes nothing.
@Controller
@RequestMapping("/join/{secret}")
class JoinController {

  private final Joining joining;
  private final Entrance entrance;

  JoinController(Joining joining, Entrance entrance) {
    this.joining = joining;
    this.entrance = entrance;
  }

  @GetMapping
  String open(@PathVariable String secret, HttpServletResponse response, Model model) {
    var open = joining.find(secret).orElse(null);
    return open == null ? gone(response) : form(open, "", null, model);
  }

  /// @param zone the browser's time zone
  @PostMapping
  String accept(
      @PathVariable String secret,
      @RequestParam String name,
      @RequestParam String password,
      @RequestParam(defaultValue = "") String zone,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var open = joining.find(secret).orElse(null);
    if (open == null) return gone(response);
    try {
      var user = joining.accept(open, name, password, zone(zone, open)).orElse(null);
      if (user == null) return gone(response);
      return "redirect:" + entrance.afterPassword(user, request, response);
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(open, name, problem, model);
    }
  }

  private static String form(Open open, String name, @Nullable InvalidInput problem, Model model) {
    model.addAttribute("invitation", open.invitation());
    model.addAttribute("company", open.company());
    model.addAttribute("name", name);
    model.addAttribute("nameProblem", InvalidInput.about("name", problem));
    model.addAttribute("passwordProblem", InvalidInput.about("password", problem));
    return "people/join";
  }

  private static String gone(HttpServletResponse response) {
    response.setStatus(HttpStatus.GONE.value());
    return "people/join-gone";
  }

  /// A browser without scripts says none.
  private static ZoneId zone(String name, Open open) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException none) {
      return open.invitation().zone();
    }
  }
}
