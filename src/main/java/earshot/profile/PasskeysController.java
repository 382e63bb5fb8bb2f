package earshot.profile;

import static earshot.language.Say.say;

import earshot.company.User;
import earshot.passkey.AskedBrowser;
import earshot.passkey.Passkeys;
import earshot.web.InvalidInput;
import earshot.web.TooMany;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;

/// Settings › You › Signing in: the passkeys. A script adds one, with the password; they are named
/// and, with the password, removed by forms.
@Controller
@RequestMapping("/settings/me/signing-in/passkeys")
class PasskeysController {

  private static final String PAGE = "/settings/me/signing-in";

  private final SigningInPage page;
  private final Passkeys passkeys;
  private final OwnPassword password;

  PasskeysController(SigningInPage page, Passkeys passkeys, OwnPassword password) {
    this.page = page;
    this.passkeys = passkeys;
    this.password = password;
  }

  @PostMapping(path = "/options", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  String options(
      @AuthenticationPrincipal User user,
      @RequestParam("password") String typed,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      password.confirm(user, typed, "password");
      return AskedBrowser.ask(passkeys.askToAdd(user), request, response);
    } catch (InvalidInput problem) {
      throw refused(problem);
    }
  }

  @PostMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void add(
      @AuthenticationPrincipal User user,
      @RequestParam String name,
      @RequestParam String credential,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      var challenge =
          AskedBrowser.challenge(request, response)
              .orElseThrow(
                  () -> new InvalidInput("name", say("That took too long. Try it once more.")));
      passkeys.add(user, challenge, credential, name);
    } catch (InvalidInput problem) {
      throw refused(problem);
    }
  }

  @PostMapping("/{passkey}/name")
  String rename(
      @AuthenticationPrincipal User user,
      @PathVariable long passkey,
      @RequestParam String name,
      Model model,
      HttpServletResponse response) {
    try {
      passkeys.rename(user, passkey, name);
      return "redirect:" + PAGE + "?done=saved";
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page.show(user, "", "passkey-" + passkey, problem, model);
    }
  }

  @PostMapping("/{passkey}/remove")
  String remove(
      @AuthenticationPrincipal User user,
      @PathVariable long passkey,
      @RequestParam("password") String typed,
      Model model,
      HttpServletResponse response) {
    try {
      password.confirm(user, typed, "password");
      passkeys.remove(user, passkey);
      return "redirect:" + PAGE + "?done=passkey-removed";
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page.show(user, "", "passkey-" + passkey, problem, model);
    } catch (TooMany often) {
      often.tell(response);
      var problem = new InvalidInput("password", often.sentence());
      return page.show(user, "", "passkey-" + passkey, problem, model);
    }
  }

  /// The script shows the sentence.
  private static ResponseStatusException refused(InvalidInput problem) {
    return new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, problem.sentence());
  }
}
