package earshot.profile;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where the link to a new address leads: its form confirms it, once a person has ticked that they
/// read mail there. Programs that look into mails send forms as they are.
@Controller
@RequestMapping("/new-address/{secret}")
class NewAddressController {

  private final OwnAddress address;

  NewAddressController(OwnAddress address) {
    this.address = address;
  }

  @GetMapping
  String open(@PathVariable String secret, HttpServletResponse response, Model model) {
    return ask(secret, false, response, model);
  }

  @PostMapping
  String confirm(
      @PathVariable String secret,
      @RequestParam(defaultValue = "false") boolean sure,
      HttpServletResponse response,
      Model model) {
    if (!sure) return ask(secret, true, response, model);
    var user = address.find(secret).flatMap(address::confirm).orElse(null);
    if (user == null) return gone(response);
    model.addAttribute("name", user.name());
    model.addAttribute("email", user.email());
    model.addAttribute("confirmed", true);
    model.addAttribute("unticked", false);
    return "profile/new-address";
  }

  private String ask(String secret, boolean unticked, HttpServletResponse response, Model model) {
    var wanted = address.find(secret).orElse(null);
    if (wanted == null) return gone(response);
    model.addAttribute("name", wanted.user().name());
    model.addAttribute("email", wanted.email());
    model.addAttribute("confirmed", false);
    model.addAttribute("unticked", unticked);
    return "profile/new-address";
  }

  private static String gone(HttpServletResponse response) {
    response.setStatus(HttpStatus.GONE.value());
    return "profile/link-gone";
  }
}
