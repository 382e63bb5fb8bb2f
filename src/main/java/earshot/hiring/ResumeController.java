package earshot.hiring;

import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import earshot.resume.Resumes;
import earshot.web.Downloads;
import earshot.web.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The resume of an application, for the staff that may read it. It is downloaded and never shown:
/// what is in it is anybody's (OWASP ASVS 5.0, 5.4).
@Controller
class ResumeController {

  private final Applications applications;
  private final Resumes resumes;
  private final Audit audit;

  ResumeController(Applications applications, Resumes resumes, Audit audit) {
    this.audit = audit;
    this.applications = applications;
    this.resumes = resumes;
  }

  @GetMapping("/applications/{id}/resume")
  void download(
      @AuthenticationPrincipal User user, @PathVariable long id, HttpServletResponse response)
      throws IOException {
    var application = applications.find(user, id);
    var resume = resumes.of(application.id()).orElseThrow(() -> new NotFound("resume"));
    audit.read(user, Deed.DOWNLOADED_RESUME, id);
    Downloads.head(resume.name(), resume.size(), response);
    resumes.copy(resume, response.getOutputStream());
  }
}
