package earshot.demo;

import earshot.email.EmailOutcome;
import earshot.email.InboundEmail;
import earshot.web.NotFound;
import earshot.web.Times;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The built-in mailbox: what would have been sent, and a reply box that really replies.
@WithoutMailServer
@Controller
@RequestMapping("/demo/mail")
class DemoMailController {

  private final DemoMailbox mailbox;
  private final Owners owners;
  private final InboundEmail inbound;
  private final Clock clock;

  DemoMailController(DemoMailbox mailbox, Owners owners, InboundEmail inbound, Clock clock) {
    this.mailbox = mailbox;
    this.owners = owners;
    this.inbound = inbound;
    this.clock = clock;
  }

  @ModelAttribute("times")
  Times times() {
    return new Times(clock, DemoCompany.ZONE);
  }

  /// Everybody's mail, or one address's; the newest is open.
  @GetMapping
  String newest(@RequestParam(defaultValue = "") String to, Model model) {
    var mails = mailbox.newest(to);
    return show(to, mails, mails.isEmpty() ? null : mails.getFirst(), "", model);
  }

  @GetMapping("/{id}")
  String one(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String outcome,
      Model model) {
    return show(to, mailbox.newest(to), find(id), outcome, model);
  }

  /// The list again if it has changed: asked for every other second.
  @GetMapping("/list")
  @Nullable String list(
      @RequestParam(defaultValue = "") String to,
      @RequestParam long after,
      @RequestParam(defaultValue = "0") long open,
      Model model,
      HttpServletResponse response) {
    if (!mailbox.hasNewer(to, after)) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return null;
    }
    var mails = mailbox.newest(to);
    model.addAttribute("list", new MailList(to, mails, open, owners(mails)));
    return "demo/mail-list";
  }

  /// The HTML of a mail, for the frame it is shown in: no script, nothing from elsewhere.
  @GetMapping(path = "/{id}/body", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> body(@PathVariable long id) {
    return ResponseEntity.ok()
        .header("Content-Security-Policy", MailBody.POLICY)
        .body(MailBody.of(find(id)));
  }

  @PostMapping("/{id}/reply")
  String reply(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String to,
      @RequestParam String text,
      RedirectAttributes address) {
    var mail = find(id);
    var outcome = inbound.receive(new MailReply(mail, name(mail), text).raw(clock));
    address.addAttribute("to", to);
    address.addAttribute("outcome", sentence(outcome));
    return "redirect:/demo/mail/" + id;
  }

  private String show(
      String to, List<DemoMail> mails, @Nullable DemoMail open, String outcome, Model model) {
    model.addAttribute(
        "list", new MailList(to, mails, open == null ? 0 : open.id(), owners(mails)));
    model.addAttribute("mail", open);
    model.addAttribute("outcome", outcome);
    return "demo/mail";
  }

  private Map<String, Owner> owners(List<DemoMail> mails) {
    return owners.ofEmails(mails.stream().map(DemoMail::recipient).collect(Collectors.toSet()));
  }

  private String name(DemoMail mail) {
    var owner = owners(List.of(mail)).get(mail.recipient());
    return owner == null ? mail.recipient() : owner.name();
  }

  private DemoMail find(long id) {
    return mailbox.find(id).orElseThrow(() -> new NotFound("mail"));
  }

  private static String sentence(EmailOutcome outcome) {
    if (outcome.kind() == EmailOutcome.Kind.STORED && outcome.reason() == null)
      return "Your reply is in the conversation.";
    var kind = outcome.kind().name().toLowerCase(Locale.ROOT);
    return outcome.reason() == null ? "Your reply was taken as: " + kind + "." : outcome.reason();
  }
}
