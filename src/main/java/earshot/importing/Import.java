package earshot.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import earshot.csv.CsvFormat;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An import.
///
/// @param userId who uploaded the file
/// @param preview what was seen by looking ahead; null before that
public record Import(
    long id,
    long userId,
    String user,
    String fileName,
    CsvFormat format,
    Columns columns,
    ImportState state,
    Instant uploadedAt,
    Counts counts,
    @Nullable Preview preview) {

  /// Another one if its file is read in another way, or something else is said of the columns.
  public String reading() {
    return UUID.nameUUIDFromBytes((format + " " + columns).getBytes(UTF_8)).toString();
  }

  /// Of rows.
  ///
  /// @param done how many were worked off
  /// @param recognized of those added, how many are of applicants known before
  /// @param removed by undoing
  /// @param kept although it was undone, as they were used since
  public record Counts(
      int total, int done, int added, int recognized, int failed, int removed, int kept) {}
}
