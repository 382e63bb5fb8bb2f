package earshot.posting;

import earshot.company.User;
import earshot.web.InvalidInput;
import jakarta.servlet.http.HttpServletResponse;
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

/// The questions of a job's application form, for whoever may manage the job.
@Controller
@RequestMapping("/settings/jobs/{job}/questions")
class QuestionController {

  private final Postings postings;
  private final Questions questions;

  QuestionController(Postings postings, Questions questions) {
    this.postings = postings;
    this.questions = questions;
  }

  @GetMapping("/new")
  String create(@AuthenticationPrincipal User user, @PathVariable long job, Model model) {
    var form = new QuestionForm(QuestionKind.SHORT_TEXT, "", false, "");
    return form(user, job, null, form, null, model);
  }

  @PostMapping
  String add(
      @AuthenticationPrincipal User user,
      @PathVariable long job,
      @ModelAttribute("form") QuestionForm form,
      Model model,
      HttpServletResponse response) {
    try {
      questions.add(user, job, form.question());
      return done(job, "asked");
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(user, job, null, form, problem, model);
    }
  }

  @GetMapping("/{id}")
  String show(
      @AuthenticationPrincipal User user,
      @PathVariable long job,
      @PathVariable long id,
      Model model) {
    return form(user, job, id, QuestionForm.of(questions.find(user, job, id)), null, model);
  }

  @PostMapping("/{id}")
  String change(
      @AuthenticationPrincipal User user,
      @PathVariable long job,
      @PathVariable long id,
      @ModelAttribute("form") QuestionForm form,
      Model model,
      HttpServletResponse response) {
    try {
      questions.change(user, job, id, form.question());
      return done(job, "reworded");
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(user, job, id, form, problem, model);
    }
  }

  @PostMapping("/{id}/remove")
  String remove(@AuthenticationPrincipal User user, @PathVariable long job, @PathVariable long id) {
    questions.remove(user, job, id);
    return done(job, "removed");
  }

  @PostMapping("/{id}/up")
  String up(@AuthenticationPrincipal User user, @PathVariable long job, @PathVariable long id) {
    questions.move(user, job, id, -1);
    return done(job, "moved");
  }

  @PostMapping("/{id}/down")
  String down(@AuthenticationPrincipal User user, @PathVariable long job, @PathVariable long id) {
    questions.move(user, job, id, 1);
    return done(job, "moved");
  }

  private static String done(long job, String what) {
    return "redirect:/settings/jobs/" + job + "?done=" + what + "#form";
  }

  /// @param id null for a question about to be added
  private String form(
      User user,
      long job,
      @Nullable Long id,
      QuestionForm form,
      @Nullable InvalidInput problem,
      Model model) {
    model.addAttribute("posting", postings.find(user, job));
    model.addAttribute("id", id);
    model.addAttribute("form", form);
    model.addAttribute("problem", problem);
    return "posting/question";
  }
}
