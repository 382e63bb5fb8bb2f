package earshot.posting;

import earshot.company.Companies;
import earshot.company.Location;
import earshot.company.Locations;
import earshot.company.User;
import earshot.web.InvalidInput;
import earshot.web.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Settings › Jobs, for administrators and for those who may manage jobs at a location: each sees
/// the jobs of these locations alone.
@Controller
@RequestMapping("/settings/jobs")
class PostingController {

  private final Postings postings;
  private final Questions questions;
  private final Locations locations;
  private final Companies companies;

  PostingController(
      Postings postings, Questions questions, Locations locations, Companies companies) {
    this.companies = companies;
    this.postings = postings;
    this.questions = questions;
    this.locations = locations;
  }

  @GetMapping
  String list(
      @AuthenticationPrincipal User user,
      @RequestParam(defaultValue = "open") String show,
      @RequestParam @Nullable String after,
      Model model) {
    onlyWhoManagesJobs(user);
    model.addAttribute("list", postings.managedBy(user, !show.equals("closed"), after));
    model.addAttribute("first", after == null);
    model.addAttribute("site", "/jobs/" + companies.slug());
    model.addAttribute("hiring", !locations.hiredAtBy(user).isEmpty());
    return "posting/jobs";
  }

  @GetMapping("/new")
  String create(@AuthenticationPrincipal User user, Model model) {
    onlyWhoManagesJobs(user);
    return form(user, null, PostingForm.EMPTY, null, "", model);
  }

  @PostMapping
  String add(
      @AuthenticationPrincipal User user,
      @ModelAttribute PostingForm form,
      Model model,
      HttpServletResponse response) {
    onlyWhoManagesJobs(user);
    try {
      return "redirect:/settings/jobs/" + postings.add(user, form.text()) + "?done=added";
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(user, null, form, problem, "", model);
    }
  }

  /// @param done what was just done, as the addresses after forms say it
  @GetMapping("/{id}")
  String show(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String done,
      Model model) {
    var posting = postings.find(user, id);
    return form(user, posting, PostingForm.of(posting), null, done, model);
  }

  @PostMapping("/{id}")
  String change(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @ModelAttribute PostingForm form,
      Model model,
      HttpServletResponse response) {
    try {
      postings.change(user, id, form::over);
      return "redirect:/settings/jobs/" + id + "?done=changed";
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      var posting = postings.find(user, id);
      var stale = problem.field().equals(PostingForm.VERSION);
      return form(user, posting, stale ? form.onto(posting) : form, problem, "", model);
    }
  }

  /// Closes the job, and goes on to those who still wait to hear, where the user may write to them.
  @PostMapping("/{id}/filled")
  String filled(@AuthenticationPrincipal User user, @PathVariable long id) {
    var posting = postings.close(user, id);
    return user.mayReview(posting.locationId())
        ? "redirect:/applications?job=" + id + "&filled=true"
        : "redirect:/settings/jobs/" + id + "?done=filled";
  }

  /// @param posting null for a job about to be added
  private String form(
      User user,
      @Nullable Posting posting,
      PostingForm form,
      @Nullable InvalidInput problem,
      String done,
      Model model) {
    model.addAttribute("site", "/jobs/" + companies.slug());
    model.addAttribute("posting", posting);
    model.addAttribute("form", form);
    model.addAttribute("locations", choices(user, posting));
    model.addAttribute("questions", posting == null ? List.of() : questions.of(posting.id()));
    model.addAttribute("problem", problem);
    model.addAttribute("done", done);
    return "posting/job";
  }

  /// Where it may be, and where it is even if that is closed.
  private List<Location> choices(User user, @Nullable Posting posting) {
    var open = locations.hiredAtBy(user);
    if (posting == null || open.stream().anyMatch(it -> it.id() == posting.locationId()))
      return open;
    return Stream.concat(Stream.of(locations.find(posting.locationId())), open.stream()).toList();
  }

  /// To others these pages answer as if they were not there.
  private static void onlyWhoManagesJobs(User user) {
    if (!user.mayManageJobsAnywhere()) throw new NotFound("page");
  }
}
