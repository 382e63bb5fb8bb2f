package earshot.notification;

import earshot.account.ApplicantLinks;
import earshot.account.ApplicantLinks.Page;
import earshot.web.PublicUrl;
import java.util.List;
import java.util.Objects;
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
  ///
  /// @param to the address or phone it goes to
  String toApplicant(Subject subject, String to) {
    return toApplicants(List.of(page(subject, to))).getFirst();
  }

  /// The same for many, in their order.
  List<String> toApplicantsOf(List<Parcel> parcels) {
    return toApplicants(
        parcels.stream()
            .map(it -> page(it.subject(), Objects.requireNonNull(it.lead().address())))
            .toList());
  }

  private static Page page(Subject subject, String to) {
    return new Page(subject.applicantId(), subject.publicId(), to);
  }

  private List<String> toApplicants(List<Page> pages) {
    return applicants.create(pages).stream().map(path -> url.of(path).toString()).toList();
  }

  String toUser(Subject subject) {
    return url.of("/message-center/" + subject.conversationId()).toString();
  }
}
