package earshot.conversation;

import earshot.account.ApplicantAccess;
import earshot.language.Words;
import earshot.web.Blank;
import earshot.web.TooMany;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

/// The applicant's page behind the link: plain forms that work without JavaScript.
@Controller
@RequestMapping("/my/{publicId}")
class ApplicantConversationController {

  private static final String ANSWERABLE = "X-Answerable";
  private static final String CSRF = "X-CSRF-Token";
  private static final String NEWEST = "" + Integer.MAX_VALUE;

  private final ApplicantConversations conversations;

  ApplicantConversationController(ApplicantConversations conversations) {
    this.conversations = conversations;
  }

  @GetMapping
  ModelAndView show(
      @AuthenticationPrincipal ApplicantAccess access,
      @PathVariable String publicId,
      @RequestParam(defaultValue = NEWEST) int before,
      @RequestParam(defaultValue = "0") int sent) {
    return page(access, publicId, before, "", _ -> "", HttpStatus.OK).addObject("sent", sent);
  }

  /// What the page lacks, for the script that keeps it live, whether it may show its form, and the
  /// token its form needs now.
  @GetMapping("/messages")
  String after(
      @AuthenticationPrincipal ApplicantAccess access,
      @PathVariable String publicId,
      @RequestParam int after,
      CsrfToken csrf,
      HttpServletResponse response,
      Model model) {
    var conversation = conversations.after(access, publicId, after);
    response.setHeader(ANSWERABLE, Boolean.toString(conversation.isAnswerable()));
    response.setHeader(CSRF, csrf.getToken());
    model.addAttribute("conversation", conversation);
    return "conversation/applicant-messages";
  }

  /// @param seen up to which seq the page with the form shows the conversation: who sends it has
  ///   that before their eyes, also where no script says so
  @PostMapping("/messages")
  ModelAndView answer(
      @AuthenticationPrincipal ApplicantAccess access,
      @PathVariable String publicId,
      @RequestParam String body,
      @RequestParam String key,
      @RequestParam(defaultValue = "0") int seen,
      HttpServletResponse response) {
    try {
      var sent = conversations.answer(access, publicId, body, key);
      conversations.seen(access, publicId, seen);
      var refusal = sent.refusal();
      if (refusal != null)
        return problem(access, publicId, body, refusal::toApplicant, HttpStatus.CONFLICT);
      return new ModelAndView("redirect:/my/" + publicId + "?sent=" + sent.seq() + "#latest");
    } catch (InvalidMessage invalid) {
      var nothing = Blank.is(body);
      var why = nothing ? "problem.message.none" : "problem.message.long";
      return problem(access, publicId, body, words -> words.text(why), invalid.getStatusCode());
    } catch (TooMany often) {
      often.tell(response);
      return problem(
          access,
          publicId,
          body,
          words -> words.text("problem.message.often"),
          often.getStatusCode());
    }
  }

  /// The page's script shows everything up to that seq to somebody. Opening a link alone says
  /// nothing: link scanners open links too.
  @PostMapping("/seen")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void seen(
      @AuthenticationPrincipal ApplicantAccess access,
      @PathVariable String publicId,
      @RequestParam int seq) {
    conversations.seen(access, publicId, seq);
  }

  private ModelAndView problem(
      ApplicantAccess access,
      String publicId,
      String typed,
      Function<Words, String> problem,
      HttpStatusCode status) {
    return page(access, publicId, Integer.MAX_VALUE, typed, problem, status);
  }

  private ModelAndView page(
      ApplicantAccess access,
      String publicId,
      int before,
      String typed,
      Function<Words, String> problem,
      HttpStatusCode status) {
    var conversation = conversations.open(access, publicId, before);
    var words = conversation.words();
    var page = new ModelAndView("conversation/applicant", HttpStatus.valueOf(status.value()));
    page.addObject("conversation", conversation).addObject("words", words);
    page.addObject("typed", typed).addObject("problem", problem.apply(words)).addObject("sent", 0);
    page.addObject("newest", before == Integer.MAX_VALUE);
    return page;
  }
}
