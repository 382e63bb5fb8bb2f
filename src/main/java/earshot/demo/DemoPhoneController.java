package earshot.demo;

import earshot.company.Phone;
import earshot.sms.InboundSms;
import earshot.sms.InboundText;
import earshot.sms.SmsOutcome;
import earshot.web.NotFound;
import earshot.web.Times;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The built-in phones: the texts that would have been sent, and a reply box that really replies.
@WithoutTextProvider
@Controller
@RequestMapping("/demo/phone")
class DemoPhoneController {

  /// The number that everybody texts with in the demo.
  private static final String EARSHOT = "+14155550100";

  private final DemoPhones phones;
  private final Owners owners;
  private final AppNotices notices;
  private final InboundSms inbound;
  private final Clock clock;

  DemoPhoneController(
      DemoPhones phones, Owners owners, AppNotices notices, InboundSms inbound, Clock clock) {
    this.phones = phones;
    this.owners = owners;
    this.notices = notices;
    this.inbound = inbound;
    this.clock = clock;
  }

  @ModelAttribute("times")
  Times times() {
    return new Times(clock, DemoCompany.ZONE);
  }

  /// One phone, or the one that was texted last.
  @GetMapping
  String show(
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String outcome,
      Model model) {
    var latest = phones.latest();
    var phone =
        number.isBlank() && !latest.isEmpty() ? latest.getFirst().phone() : international(number);
    model.addAttribute("screen", screen(phone, latest, 0));
    model.addAttribute("outcome", outcome);
    return "demo/phone";
  }

  /// What is new, if anything: asked for every other second.
  @GetMapping("/news")
  @Nullable String news(
      @RequestParam String number,
      @RequestParam long after,
      @RequestParam long notice,
      Model model,
      HttpServletResponse response) {
    var screen = screen(international(number), phones.latest(), after);
    if (screen.newest() == after && screen.noticeId() == notice) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return null;
    }
    model.addAttribute("screen", screen);
    return "demo/phone-news";
  }

  @PostMapping("/reply")
  String reply(@RequestParam String number, @RequestParam String text, RedirectAttributes address) {
    var phone = phone(international(number)).e164();
    var words = text.replace("\0", "");
    var outcome =
        words.isBlank()
            ? null
            : inbound.receive(new InboundText(phone, EARSHOT, words, put(phone, words)));
    address.addAttribute("number", phone.substring(1));
    if (outcome != null) address.addAttribute("outcome", sentence(outcome));
    return "redirect:/demo/phone";
  }

  private String put(String phone, String text) {
    return phones.put(phone, true, text);
  }

  private PhoneScreen screen(String phone, List<DemoText> latest, long after) {
    var all = new HashSet<>(latest.stream().map(DemoText::phone).toList());
    all.add(phone);
    return new PhoneScreen(
        phone,
        latest,
        phones.on(phone, after),
        notices.latest(phone).orElse(null),
        owners.ofPhones(all));
  }

  /// A link may hold the number without its plus, or with a plus that means a space.
  private static String international(String number) {
    var digits = number.replaceAll("\\D", "");
    return digits.isEmpty() ? "" : phone("+" + digits).e164();
  }

  private static Phone phone(String e164) {
    try {
      return new Phone(e164);
    } catch (IllegalArgumentException noNumber) {
      throw new NotFound("phone");
    }
  }

  private static String sentence(SmsOutcome outcome) {
    if (outcome.reason() != null) return outcome.reason();
    return switch (outcome.kind()) {
      case STORED -> "Your text is in the conversation.";
      case DUPLICATE -> "This text had come before.";
      case OPTED_OUT -> "You get no more texts.";
      case OPTED_IN -> "You get texts again.";
      case HELP -> "You get an answer that says who this is.";
      case UNKNOWN_PHONE -> "Nobody has texted this phone yet, so your text belongs nowhere.";
      case REFUSED -> "Your text was not delivered.";
    };
  }
}
