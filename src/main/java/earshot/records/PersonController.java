package earshot.records;

import static earshot.language.Say.say;

import earshot.company.User;
import earshot.hiring.LegalHolds;
import earshot.web.InvalidInput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The record of one person: on hold, as a file, erased.
@Controller
@RequestMapping("/applicants/{id}")
class PersonController {

  private final People people;
  private final LegalHolds holds;
  private final PersonExport export;
  private final Erasure erasure;

  PersonController(People people, LegalHolds holds, PersonExport export, Erasure erasure) {
    this.people = people;
    this.holds = holds;
    this.export = export;
    this.erasure = erasure;
  }

  /// @param done what was just done
  @GetMapping("/record")
  String record(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String done,
      Model model) {
    model.addAttribute("done", done);
    return record(user, id, "", null, model);
  }

  @PostMapping("/links/ended")
  String endLinks(@AuthenticationPrincipal User user, @PathVariable long id) {
    people.endLinks(user, id);
    return "redirect:/applicants/" + id + "/record?done=links";
  }

  @PostMapping("/hold")
  String hold(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String reason,
      Model model,
      HttpServletResponse response) {
    try {
      people.find(user, id);
      holds.set(user, id, reason);
      return "redirect:/applicants/" + id + "/record";
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return record(user, id, reason, problem, model);
    }
  }

  @PostMapping("/hold/lifted")
  String lift(@AuthenticationPrincipal User user, @PathVariable long id) {
    holds.lift(user, id);
    return "redirect:/applicants/" + id + "/record";
  }

  /// It leaves the house, which is a deed and noted, so it is no link.
  @PostMapping("/export")
  void export(
      @AuthenticationPrincipal User user, @PathVariable long id, HttpServletResponse response)
      throws IOException {
    var person = people.exported(user, id);
    var file = ContentDisposition.attachment();
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        file.filename(person.name() + ".zip", StandardCharsets.UTF_8).build().toString());
    response.setContentType("application/zip");
    export.write(person, response.getOutputStream());
  }

  @GetMapping("/erasure")
  String ask(@AuthenticationPrincipal User user, @PathVariable long id, Model model) {
    return ask(user, id, "", model);
  }

  /// @param sure ticked by whoever has read what goes
  @PostMapping("/erasure")
  String erase(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam(defaultValue = "false") boolean sure,
      Model model,
      HttpServletResponse response) {
    people.find(user, id);
    if (!sure) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return ask(user, id, say("Tick the box first, as this cannot be undone."), model);
    }
    try {
      erasure.erase(user, id);
      return "redirect:/applicants/" + id + "/record";
    } catch (ResponseStatusException refused) {
      response.setStatus(refused.getStatusCode().value());
      return ask(user, id, String.valueOf(refused.getReason()), model);
    }
  }

  /// @param reason what was typed, and why it cannot be taken
  private String record(
      User user, long id, String reason, @Nullable InvalidInput problem, Model model) {
    model.addAttribute("person", people.find(user, id));
    model.addAttribute("hold", holds.on(id).orElse(null));
    model.addAttribute("reason", reason);
    model.addAttribute("problem", InvalidInput.about("reason", problem));
    return "records/person";
  }

  private String ask(User user, long id, String problem, Model model) {
    model.addAttribute("person", people.find(user, id));
    model.addAttribute("hold", holds.on(id).orElse(null));
    model.addAttribute("problem", problem);
    return "records/erasure";
  }
}
