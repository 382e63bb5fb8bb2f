package earshot.hiring;

import static earshot.language.Say.say;

import earshot.web.InvalidInput;
import earshot.web.OneLine;
import earshot.web.Snake;
import earshot.web.Typed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An application as another system hands it over. What is left out of one that is known stays as
/// it is.
///
/// @param externalId what the other system calls it
@Snake
record IncomingApplication(
    @Nullable String externalId,
    @Nullable Long jobId,
    @Nullable IncomingApplicant applicant,
    @Nullable String stage,
    @Nullable Instant appliedAt,
    @Nullable List<@Nullable IncomingAnswer> answers) {

  private static final int MOST_ANSWERS = 100;
  private static final int LONGEST_QUESTION = 1_000;
  private static final int LONGEST_ANSWER = 10_000;

  /// The clock of another system may be ahead.
  private static final Duration AHEAD = Duration.ofDays(1);

  /// The person, likewise.
  ///
  /// @param textsAllowed whether the person agreed to get text messages
  @Snake
  record IncomingApplicant(
      @Nullable String externalId,
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String email,
      @Nullable String phone,
      @Nullable Boolean textsAllowed) {}

  record IncomingAnswer(@Nullable String question, @Nullable String answer) {

    private Answer checked(String field) {
      var asked = OneLine.of(field + ".question", Typed.text(question), LONGEST_QUESTION, "");
      if (asked.isEmpty()) throw missing(field + ".question");
      if (answer == null) throw missing(field + ".answer");
      var said = answer.replace("\0", "").replace("\r\n", "\n").strip();
      if (said.length() > LONGEST_ANSWER)
        throw new InvalidInput(
            field + ".answer", say("That is too long: {0} characters fit.", LONGEST_ANSWER));
      return new Answer(asked, said);
    }
  }

  /// The answers as they are kept; null if none were sent.
  ///
  /// @throws InvalidInput naming the one that cannot be taken
  @Nullable List<Answer> checkedAnswers() {
    if (answers == null) return null;
    if (answers.size() > MOST_ANSWERS)
      throw new InvalidInput("answers", say("At most {0} answers fit.", MOST_ANSWERS));
    var checked = new ArrayList<Answer>();
    for (var answer : answers) {
      var field = "answers[%d]".formatted(checked.size());
      if (answer == null) throw missing(field);
      checked.add(answer.checked(field));
    }
    return checked;
  }

  /// When it came in.
  ///
  /// @throws InvalidInput unless that is between 1970 and tomorrow
  Instant checkedAppliedAt(Instant now) {
    if (appliedAt == null) return now;
    if (appliedAt.isBefore(Instant.EPOCH) || appliedAt.isAfter(now.plus(AHEAD)))
      throw new InvalidInput(
          "applied_at", say("{0} must be after 1970 and not to come.", "applied_at"));
    return appliedAt;
  }

  private static InvalidInput missing(String field) {
    return new InvalidInput(field, "%s is missing.".formatted(field));
  }
}
