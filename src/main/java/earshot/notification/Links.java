package earshot.notification;

import earshot.account.ApplicantLinks;
import earshot.account.ApplicantLinks.Page;
import earshot.web.PublicUrl;
import java.util.List;
import org.springframework.stereotype.Component;

/// Where a mail or text leads.
@Component
class Links {

  private final ApplicantLinks applicants;
  private final PublicUrl url;

  Links(ApplicantLinks applicants, PublicUrl url) {
    this.applicants = applicants;
    this.url = url;
  }

  /// A new link for the applicant: an earlier one cannot be had a second time, as only its hash is
  /// kept. So each attempt at a mail or text has a link of its own; should two of them arrive, both
  /// work, and nobody has that of an attempt that did not.
  String toApplicant(Subject subject) {
    return toApplicants(List.of(subject)).getFirst();
  }

  /// The same for many, in their order.
  List<String> toApplicants(List<Subject> subjects) {
    var pages = subjects.stream().map(it -> new Page(it.applicantId(), it.publicId())).toList();
    return applicants.create(pages).stream().map(path -> url.of(path).toString()).toList();
  }

  String toUser(Subject subject) {
    return url.of("/message-center/" + subject.conversationId()).toString();
  }
}
