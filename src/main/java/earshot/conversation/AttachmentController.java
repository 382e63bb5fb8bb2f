package earshot.conversation;

import earshot.account.ApplicantAccess;
import earshot.attachment.Attachments;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import earshot.hiring.Applications;
import earshot.web.Downloads;
import earshot.web.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Files of messages, for the staff that may read the conversation and for its applicant. They are
/// downloaded and never shown: what is in them is anybody's (OWASP ASVS 5.0, 5.4).
@Controller
class AttachmentController {

  private final Attachments attachments;
  private final Applications applications;
  private final ApplicantConversations conversations;
  private final Audit audit;

  AttachmentController(
      Attachments attachments,
      Applications applications,
      ApplicantConversations conversations,
      Audit audit) {
    this.audit = audit;
    this.attachments = attachments;
    this.applications = applications;
    this.conversations = conversations;
  }

  @GetMapping("/conversations/{id}/messages/{seq}/attachments/{number}")
  void toStaff(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @PathVariable int seq,
      @PathVariable int number,
      HttpServletResponse response)
      throws IOException {
    var conversation = applications.find(user, id).id();
    audit.read(user, Deed.DOWNLOADED_FILE, id);
    send(conversation, seq, number, response);
  }

  @GetMapping("/my/{publicId}/messages/{seq}/attachments/{number}")
  void toApplicant(
      @AuthenticationPrincipal ApplicantAccess access,
      @PathVariable String publicId,
      @PathVariable int seq,
      @PathVariable int number,
      HttpServletResponse response)
      throws IOException {
    send(conversations.id(access, publicId), seq, number, response);
  }

  private void send(long conversation, int seq, int number, HttpServletResponse response)
      throws IOException {
    var file = attachments.find(conversation, seq, number).orElseThrow(() -> new NotFound("file"));
    Downloads.head(file.name(), file.size(), response);
    attachments.copy(conversation, file, response.getOutputStream());
  }
}
