package earshot.account;

import earshot.company.Companies;
import earshot.company.SignInRule;
import earshot.company.User;
import earshot.database.CurrentCompany;
import earshot.secondfactor.SecondFactors;
import earshot.secondfactor.SecondFactors.Need;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/// Lets in who proved who they are, by whichever way.
@Component
public class Entrance {

  private final SessionCookie cookie;
  private final HalfSignIns halves;
  private final SecondFactors factors;
  private final SignInRule rule;
  private final Companies companies;
  private final PagesAskedFor pages = new PagesAskedFor();

  Entrance(
      SessionCookie cookie,
      HalfSignIns halves,
      SecondFactors factors,
      SignInRule rule,
      Companies companies) {
    this.rule = rule;
    this.companies = companies;
    this.cookie = cookie;
    this.halves = halves;
    this.factors = factors;
  }

  /// Goes on after a right password, or a link in its place: into a session, or to the second
  /// factor where there is one or the company wants one.
  ///
  /// @return where the browser goes now
  public String afterPassword(User user, HttpServletRequest request, HttpServletResponse response) {
    if (!entersHere(user)) return elsewhere(user);
    var need = CurrentCompany.call(user.companyId(), () -> prepared(user));
    if (need == Need.NOTHING) return letIn(user, request, response);
    halves.start(user, request, response);
    return need == Need.CODE ? "/sign-in/code" : "/sign-in/second-factor";
  }

  /// Goes on after a passkey, which stands for password and second factor.
  ///
  /// @return where the browser goes now
  public String afterPasskey(User user, HttpServletRequest request, HttpServletResponse response) {
    return entersHere(user) ? letIn(user, request, response) : elsewhere(user);
  }

  /// Starts a session of the user in this browser, in place of whatever session it had, after all
  /// that was needed.
  ///
  /// @return where the browser goes now
  public String letIn(User user, HttpServletRequest request, HttpServletResponse response) {
    halves.end(request, response);
    cookie.start(user, request, response);
    return pages.next(request, response);
  }

  private boolean entersHere(User user) {
    return CurrentCompany.call(user.companyId(), () -> rule.mayEnterHere(user.id()));
  }

  /// Where the company wants its people to come by its provider, the way there.
  private String elsewhere(User user) {
    return "/sign-in/company/" + CurrentCompany.call(user.companyId(), companies::slug);
  }

  private Need prepared(User user) {
    var need = factors.need(user);
    if (need == Need.SET_UP) factors.begin(user);
    return need;
  }
}
