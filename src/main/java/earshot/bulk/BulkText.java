package earshot.bulk;

import earshot.company.User;
import earshot.conversation.InvalidMessage;
import earshot.conversation.MessageText;
import earshot.conversation.NewMessage;
import earshot.conversation.Refusal;
import earshot.template.FieldValues;
import earshot.template.Fields;
import earshot.web.Blank;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The text of a bulk message in the hand of its sender: what it becomes for each recipient, and
/// whether it may go there. Looking ahead and sending both ask here.
///
/// @param body as typed, with its fields
record BulkText(User sender, String body) {

  static final String DOES_NOT_FIT = "The text is empty or too long with the fields filled in";

  /// The text as it is sent.
  ///
  /// @throws InvalidMessage if it is empty, too long, or has a field that does not exist
  static BulkText checked(User sender, String body) {
    var text = MessageText.checked(body);
    var unknown = Fields.unknown(text);
    if (!unknown.isEmpty()) throw new InvalidMessage(Fields.sentence(unknown));
    return new BulkText(sender, text);
  }

  /// What the candidate would read.
  String to(Candidate candidate) {
    return Fields.fill(body, values(candidate));
  }

  /// Why it does not go to the candidate, in words for managers; null if it does.
  @Nullable String whyNot(Candidate candidate) {
    var refusal = Refusal.of(sender, candidate.locationId(), candidate.stage());
    if (refusal != null) return words(refusal);
    return fits(candidate) ? null : DOES_NOT_FIT;
  }

  static String words(Refusal refusal) {
    return switch (refusal) {
      case DECLINED -> "The application was declined";
      case WITHDRAWN -> "The applicant withdrew";
      case NO_GRANT -> "Only managers of its location can write there";
      case ERASED -> "The applicant was erased";
      case NOT_STARTED -> refusal.toStaff();
    };
  }

  /// Fills it in only where that can make a difference: there may be 50,000 candidates.
  private boolean fits(Candidate candidate) {
    if (body.isBlank() || cannotGoWrong(values(candidate))) return true;
    try {
      var _ = MessageText.checked(to(candidate));
      return true;
    } catch (InvalidMessage e) {
      return false;
    }
  }

  private boolean cannotGoWrong(FieldValues values) {
    var lengths = lengths(values);
    var fields = body.length() - body.replace("{{", "{").length();
    return IntStream.of(lengths).allMatch(length -> length > 0)
        && body.length() + (long) fields * IntStream.of(lengths).max().orElse(0)
            <= NewMessage.MAX_LENGTH;
  }

  private static int[] lengths(FieldValues values) {
    return Stream.of(
            values.applicantFirstName(),
            values.jobTitle(),
            values.locationName(),
            values.myFirstName())
        .mapToInt(value -> Blank.is(value) ? 0 : value.length())
        .toArray();
  }

  private FieldValues values(Candidate candidate) {
    return new FieldValues(
        candidate.firstName(), candidate.job(), candidate.location(), sender.firstName());
  }
}
