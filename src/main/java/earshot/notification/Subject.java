package earshot.notification;

import earshot.company.Company;
import earshot.hiring.Stage;
import earshot.language.Words;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What a notification is about: a message, and the conversation it stands in.
///
/// @param words of the message; empty if there is none of that seq
/// @param saidAt when it was written; null if there is none of that seq
/// @param author the first name of the user who wrote it; null for the applicant
/// @param publicId the conversation as its applicant's address names it
/// @param reader the words of the language the applicant reads
/// @param zone the location's
/// @param onScreen whether the applicant has had the message on screen
/// @param applicantSeenAt when the applicant last had a page open, to within a heartbeat; null for
///   never
/// @param farewell what makes it the last words before a decline; null for any other message
record Subject(
    Company company,
    long conversationId,
    int seq,
    String words,
    @Nullable Instant saidAt,
    @Nullable String author,
    long applicantId,
    String applicant,
    String applicantFirstName,
    String job,
    long locationId,
    ZoneId zone,
    Stage stage,
    String publicId,
    Words reader,
    Reach reach,
    boolean onScreen,
    @Nullable Instant applicantSeenAt,
    @Nullable Farewell farewell) {

  /// The same about several messages together.
  Subject saying(Said said) {
    return new Subject(
        company,
        conversationId,
        said.messages().getFirst().seq(),
        said.words(),
        saidAt,
        said.author(),
        applicantId,
        applicant,
        applicantFirstName,
        job,
        locationId,
        zone,
        stage,
        publicId,
        reader,
        reach,
        onScreen,
        applicantSeenAt,
        farewell);
  }

  /// As whom the applicant sees the sender: "Maria at Harbor Cafe".
  String signature() {
    return author == null ? company.name() : reader.text("mail.signature", author, company.name());
  }
}
