package earshot.importing;

import java.util.List;

/// What an import would do.
///
/// @param total rows of the file
/// @param added how many of them would be applications
/// @param applicants how many applicants would be new
/// @param recognized how many applications are of applicants known already
/// @param first the first of them, as they would look
/// @param wrong the first of the rows that cannot be taken
public record Preview(
    int total, int added, int applicants, int recognized, List<Shown> first, List<Wrong> wrong) {

  static final int MOST_SHOWN = 10;
  static final int MOST_WRONG = 100;

  public int failed() {
    return total - added;
  }

  /// An application as it would look.
  public record Shown(
      String name,
      String email,
      String phone,
      String job,
      String location,
      String stage,
      String appliedAt,
      boolean texts,
      boolean recognized) {}

  /// A row that cannot be taken.
  ///
  /// @param line where it stands in the file
  public record Wrong(int line, String reason) {}
}
