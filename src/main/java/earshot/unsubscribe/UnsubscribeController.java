package earshot.unsubscribe;

import earshot.company.Companies;
import earshot.database.CurrentCompany;
import earshot.unsubscribe.StopLink.Reader;
import earshot.web.NotFound;
import java.util.function.Consumer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Stops mail to one address. A mail program posts here by itself once its reader has clicked: no
/// cookie, no token, no redirection, and these words (RFC 8058 sections 3.1 and 3.2). Opening the
/// link changes nothing, nor do the page's forms as they are: programs that look into mails send
/// them.
@Controller
@RequestMapping(StopLink.PATH + "{token}")
class UnsubscribeController {

  private final StopLink links;
  private final MailStops stops;
  private final UnwantedMail unwanted;
  private final Companies companies;

  UnsubscribeController(
      StopLink links, MailStops stops, UnwantedMail unwanted, Companies companies) {
    this.links = links;
    this.stops = stops;
    this.unwanted = unwanted;
    this.companies = companies;
  }

  @GetMapping
  String ask(@PathVariable String token, Model model) {
    return show(token, _ -> {}, model);
  }

  @PostMapping
  String stop(
      @PathVariable String token,
      @RequestParam(name = "List-Unsubscribe", defaultValue = "") String oneClick,
      @RequestParam(defaultValue = "false") boolean sure,
      Model model) {
    if (!sure && !oneClick.equals("One-Click")) return show(token, _ -> {}, model);
    return show(token, reader -> stops.add(reader.address(), reader.deliveryId()), model);
  }

  @PostMapping("/undo")
  String undo(
      @PathVariable String token, @RequestParam(defaultValue = "false") boolean sure, Model model) {
    return show(token, sure ? this::startAgain : _ -> {}, model);
  }

  private void startAgain(Reader reader) {
    stops.remove(reader.address());
    unwanted.removeOf(reader.deliveryId());
  }

  private String show(String token, Consumer<Reader> change, Model model) {
    var reader = links.reader(token).orElseThrow(() -> new NotFound("link"));
    CurrentCompany.run(
        reader.companyId(),
        () -> {
          change.accept(reader);
          model.addAttribute("stopped", stops.holds(reader.address()));
          model.addAttribute("company", companies.current());
        });
    model.addAttribute("address", reader.address());
    model.addAttribute("toApplicant", reader.applicant());
    model.addAttribute("here", StopLink.PATH + token);
    return "unsubscribe/page";
  }
}
