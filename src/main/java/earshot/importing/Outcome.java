package earshot.importing;

import earshot.csv.CsvRow;
import org.jspecify.annotations.Nullable;

/// What became of a row: an application, or a reason why not.
record Outcome(
    int number,
    CsvRow row,
    @Nullable Long application,
    @Nullable Long applicant,
    @Nullable String reason) {

  static Outcome added(Numbered row, long application, long applicant) {
    return new Outcome(row.number(), row.row(), application, applicant, null);
  }

  static Outcome failed(Numbered row, String reason) {
    return new Outcome(row.number(), row.row(), null, null, reason);
  }
}
