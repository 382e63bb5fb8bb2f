package earshot.decline;

import earshot.company.User;
import earshot.conversation.InvalidMessage;
import earshot.conversation.MessageText;
import earshot.hiring.Application;
import earshot.template.FieldValues;
import earshot.template.Fields;
import earshot.web.Blank;

/// What applicants read before they are declined, with its fields; perhaps nothing.
///
/// @param key what makes the same submission the same message
record LastWords(String body, String key) {

  private static final String FIELD = "message";

  /// @throws InvalidMessage for a text that is too long or has a field that does not exist
  LastWords {
    try {
      body = Blank.is(body) ? "" : MessageText.checked(body);
    } catch (InvalidMessage invalid) {
      throw new InvalidMessage(FIELD, invalid.why());
    }
    var unknown = Fields.unknown(body);
    if (!unknown.isEmpty()) throw new InvalidMessage(FIELD, Fields.sentence(unknown));
  }

  boolean isThere() {
    return !body.isEmpty();
  }

  String to(Application application, User writer) {
    var values =
        new FieldValues(
            application.applicant().firstName(),
            application.job(),
            application.location(),
            writer.firstName());
    return Fields.fill(body, values);
  }
}
