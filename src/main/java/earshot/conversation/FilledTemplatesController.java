package earshot.conversation;

import earshot.company.User;
import earshot.hiring.Application;
import earshot.hiring.Applications;
import earshot.template.FieldValues;
import earshot.template.Fields;
import earshot.template.Template;
import earshot.template.Templates;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The templates a composer offers, in the words for its applicant.
@Controller
class FilledTemplatesController {

  private final Applications applications;
  private final Templates templates;

  FilledTemplatesController(Applications applications, Templates templates) {
    this.applications = applications;
    this.templates = templates;
  }

  @GetMapping("/conversations/{id}/templates")
  String choices(@AuthenticationPrincipal User user, @PathVariable long id, Model model) {
    var values = values(user, applications.find(user, id));
    var filled = templates.visibleTo(user).stream().map(it -> filled(it, values)).toList();
    model.addAttribute("templates", filled);
    return "template/choices";
  }

  private static FieldValues values(User user, Application application) {
    return new FieldValues(
        application.applicant().firstName(),
        application.job(),
        application.location(),
        user.firstName());
  }

  private static Template filled(Template template, FieldValues values) {
    var body = Fields.fill(template.body(), values);
    return new Template(template.id(), template.userId(), template.name(), body);
  }
}
