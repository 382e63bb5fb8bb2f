package earshot.people;

import earshot.account.Sessions;
import earshot.company.AdministratorsOnly;
import earshot.company.Staff;
import earshot.company.User;
import earshot.passkey.Passkeys;
import earshot.secondfactor.SecondFactors;
import earshot.web.NotFound;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The second factors of the company's people in the hands of its administrators.
@Controller
@RequestMapping("/settings/people")
class SecondFactorController {

  private final Staff staff;
  private final SecondFactors factors;
  private final Passkeys passkeys;
  private final Sessions sessions;
  private final TransactionOperations transaction;

  SecondFactorController(
      Staff staff,
      SecondFactors factors,
      Passkeys passkeys,
      Sessions sessions,
      TransactionOperations transaction) {
    this.passkeys = passkeys;
    this.staff = staff;
    this.factors = factors;
    this.sessions = sessions;
    this.transaction = transaction;
  }

  /// Says whether everybody who signs in by password needs one.
  @PostMapping("/second-factor")
  String require(
      @AuthenticationPrincipal User user, @RequestParam(defaultValue = "false") boolean required) {
    AdministratorsOnly.check(user);
    factors.require(required);
    return "redirect:/settings/people?done=factor-" + (required ? "required" : "optional");
  }

  /// For somebody who lost the phone. One's own wants the password and a code, under You.
  @PostMapping("/{id}/second-factor/reset")
  String reset(@AuthenticationPrincipal User user, @PathVariable long id) {
    AdministratorsOnly.check(user);
    var member = staff.find(id);
    if (member.id() == user.id()) throw new NotFound("second factor to reset");
    transaction.executeWithoutResult(_ -> {
      factors.reset(id);
      passkeys.removeAll(id);
      sessions.endAll(id);
    });
    return "redirect:/settings/people?done=factor-reset";
  }
}
