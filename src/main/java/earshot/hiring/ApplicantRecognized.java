package earshot.hiring;

import java.util.List;

/// Two applicants are one person: these applications are now of the one who was known before.
/// Published inside the transaction that makes it so.
public record ApplicantRecognized(List<Long> applications, long applicantId) {

  public ApplicantRecognized {
    applications = List.copyOf(applications);
  }
}
