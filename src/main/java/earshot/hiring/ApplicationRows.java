package earshot.hiring;

import static earshot.language.Say.say;

import earshot.language.Language;
import earshot.language.Say;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Turns rows of the database into values.
final class ApplicationRows {

  private ApplicationRows() {}

  static Application application(ResultSet row, Function<String, List<Answer>> answers)
      throws SQLException {
    return new Application(
        row.getLong("id"),
        applicant(row),
        row.getLong("job_id"),
        row.getString("job"),
        row.getLong("location_id"),
        row.getString("location"),
        Stage.valueOf(row.getString("stage")),
        row.getTimestamp("stage_changed_at").toInstant(),
        row.getTimestamp("applied_at").toInstant(),
        row.getBoolean("messaged"),
        row.getString("resume_name"),
        answers.apply(row.getString("answers")),
        row.getBoolean("imported"));
  }

  static ApplicationRow listed(ResultSet row, int number) throws SQLException {
    return new ApplicationRow(
        row.getLong("id"),
        row.getLong("applicant_id"),
        (row.getString("first_name") + " " + row.getString("last_name")).strip(),
        row.getString("sort_name"),
        row.getString("job"),
        row.getString("location"),
        Stage.valueOf(row.getString("stage")),
        row.getTimestamp("applied_at").toInstant(),
        row.getBoolean("messaged"));
  }

  static PreviousApplication previous(ResultSet row, int number) throws SQLException {
    return new PreviousApplication(
        row.getLong("id"),
        row.getString("job"),
        row.getString("location"),
        row.getTimestamp("applied_at").toInstant(),
        Stage.valueOf(row.getString("stage")),
        row.getTimestamp("stage_changed_at").toInstant(),
        DeclineDatabase.why(row),
        row.getBoolean("messaged"),
        List.of());
  }

  static Applicant applicant(ResultSet row) throws SQLException {
    return new Applicant(
        row.getLong("applicant_id"),
        row.getString("first_name"),
        row.getString("last_name"),
        row.getString("email"),
        row.getString("phone"),
        instant(row.getTimestamp("texts_agreed_at")),
        textsOff(row),
        instant(row.getTimestamp("email_bounced_at")),
        isVerified(row, "email"),
        isVerified(row, "phone"),
        Language.of(row.getString("language")).orElse(Language.ENGLISH),
        instant(row.getTimestamp("erased_at")));
  }

  private static boolean isVerified(ResultSet row, String what) throws SQLException {
    var verified = row.getString("verified_" + what);
    return verified != null && verified.equals(row.getString(what));
  }

  private static @Nullable TextsOff textsOff(ResultSet row) throws SQLException {
    var since = row.getTimestamp("opted_out_at");
    if (since == null) return null;
    var words = row.getString("opt_out_words");
    var wrote = row.getString("opt_out_way").equals("TEXT");
    return new TextsOff(since.toInstant(), wrote ? say("wrote “{0}”", words) : Say.known(words));
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
