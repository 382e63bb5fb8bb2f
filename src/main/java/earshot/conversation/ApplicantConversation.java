package earshot.conversation;

import earshot.company.Company;
import earshot.hiring.Application;
import earshot.language.Dates;
import earshot.language.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A conversation as its applicant sees it.
///
/// @param of names its applicant in the addresses of pages for all conversations
/// @param earlier before which seq there are more messages; 0 if these begin with the first
/// @param refusal why the applicant may not answer now; null if the applicant may
public record ApplicantConversation(
    String publicId,
    String of,
    Company company,
    Application application,
    List<Message> messages,
    int earlier,
    @Nullable Refusal refusal,
    Dates times) {

  /// Those of the language its applicant reads.
  public Words words() {
    return times.words();
  }

  public boolean isAnswerable() {
    return refusal == null;
  }

  /// The newest message shown, 0 if there is none.
  public int lastSeq() {
    return messages.isEmpty() ? 0 : messages.getLast().seq();
  }
}
