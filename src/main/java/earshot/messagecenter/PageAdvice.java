package earshot.messagecenter;

import earshot.company.User;
import earshot.web.Page;
import earshot.web.Passing;
import earshot.web.ServerSettings;
import earshot.web.Times;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Gives every page its frame: who is signed in, and the envelope's counter.
@ControllerAdvice
class PageAdvice {

  private final Inbox inbox;
  private final Clock clock;
  private final boolean demo;

  PageAdvice(Inbox inbox, Clock clock, ServerSettings settings) {
    this.inbox = inbox;
    this.clock = clock;
    this.demo = settings.demo();
  }

  @ModelAttribute("page")
  Page page(
      HttpServletRequest request,
      @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable User user,
      @Nullable CsrfToken csrf) {
    var times = new Times(clock, user == null ? ZoneOffset.UTC : user.zone());
    if (user == null) return new Page(null, csrf, () -> 0, times, demo);
    IntSupplier newMessages =
        () -> Passing.isToldBy(request) ? 0 : newMessages(user, request.getDispatcherType());
    return new Page(viewer(user), csrf, newMessages, times, demo);
  }

  private int newMessages(User user, DispatcherType why) {
    try {
      return inbox.newMessages(user);
    } catch (DataAccessException | TransactionException gone) {
      // The page that explains an error must not fail for the same reason.
      if (why != DispatcherType.ERROR) throw gone;
      return 0;
    }
  }

  private static Page.Viewer viewer(User user) {
    return new Page.Viewer(
        user.id(),
        user.name(),
        user.email(),
        user.companyName(),
        user.pressEnterToSend(),
        user.keyboardShortcuts(),
        user.isAdministrator(),
        user.mayManageJobsAnywhere());
  }
}
