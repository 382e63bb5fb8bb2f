package earshot.hiring;

import static earshot.language.Say.say;

import earshot.web.Times;
import java.time.Instant;
import java.util.List;

/// Another application of the same applicant, at any location of the company.
///
/// @param why it was declined, if it was
/// @param messaged whether there is a conversation to read
/// @param writers the names of those of the staff who wrote in it
public record PreviousApplication(
    long id,
    String job,
    String location,
    Instant appliedAt,
    Stage stage,
    Instant stageChangedAt,
    Why why,
    boolean messaged,
    List<String> writers) {

  /// What came of it, in words: "Declined on Nov 3, 2025", "Still open".
  public String outcome(Times times) {
    var day = times.date(times.date(stageChangedAt));
    return switch (stage) {
      case HIRED -> say("Hired on {0}", day);
      case DECLINED -> say("Declined on {0}", day);
      case WITHDRAWN -> say("Withdrawn by the applicant on {0}", day);
      case NEW, REVIEWED, FAVORITED, INTERVIEW -> say("Still open");
    };
  }

  /// Who talked with the applicant: "Tom Becker, Maria Lopez and Aisha Khan".
  public String talkers() {
    if (writers.size() < 2) return String.join("", writers);
    var last = writers.size() - 1;
    return say("{0} and {1}", String.join(", ", writers.subList(0, last)), writers.get(last));
  }

  PreviousApplication with(List<String> names) {
    return new PreviousApplication(
        id, job, location, appliedAt, stage, stageChangedAt, why, messaged, names);
  }
}
