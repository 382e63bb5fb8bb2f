package earshot.channels;

import static earshot.language.Say.say;

import earshot.company.AdministratorsOnly;
import earshot.company.Phone;
import earshot.company.User;
import java.util.List;
import java.util.Objects;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Settings › Channels, for administrators.
@Controller
@RequestMapping("/settings/channels")
class ChannelsController {

  private final ChannelStates states;
  private final SelfTests tests;
  private final Doors doors;

  ChannelsController(ChannelStates states, SelfTests tests, Doors doors) {
    this.states = states;
    this.tests = tests;
    this.doors = doors;
  }

  /// @param test the self-test to show; 0 for none
  @GetMapping
  String page(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "0") long test,
      Model model) {
    return page(user, test, "", "", model);
  }

  @PostMapping("/self-tests")
  String begin(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "") String phone,
      Model model) {
    AdministratorsOnly.check(user);
    var parsed = Phone.parse(phone, Phone.ANYWHERE).map(Phone::e164).orElse(null);
    if (!phone.isBlank() && parsed == null)
      return page(
          user, 0, phone, say("Write it with its country, for example +1 415 555 0132."), model);
    try {
      return "redirect:/settings/channels?test=" + tests.beginWithinLimits(parsed, user.email());
    } catch (TestRefused refused) {
      return page(user, 0, phone, Objects.requireNonNull(refused.getMessage()), model);
    }
  }

  @GetMapping("/self-tests/{id}")
  String progress(@AuthenticationPrincipal User user, @PathVariable("id") long test, Model model) {
    AdministratorsOnly.check(user);
    return show(test, tests.ownResults(test), model, "channels/results");
  }

  private String page(User user, long test, String phone, String problem, Model model) {
    AdministratorsOnly.check(user);
    model.addAttribute("channels", states.all());
    model.addAttribute("mailIn", doors.mailIn());
    model.addAttribute("phone", phone);
    model.addAttribute("problem", problem);
    return show(test, test == 0 ? List.of() : tests.ownResults(test), model, "channels/page");
  }

  private static String show(long test, List<Result> results, Model model, String view) {
    model.addAttribute("test", test);
    model.addAttribute("results", results);
    model.addAttribute("running", results.stream().anyMatch(Result::isRunning));
    return view;
  }
}
