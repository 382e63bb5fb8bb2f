package earshot.hiring;

import earshot.company.Phone;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An application as a line of a file. What managers alone know of it, such as why it was declined,
/// stays here; files travel.
record ExportedRow(ApplicationRow row, List<String> cells) {

  /// Named so that an import knows them again.
  static final List<String> HEADER =
      List.of(
          "First name",
          "Last name",
          "Email",
          "Phone",
          "Job",
          "Location",
          "Stage",
          "Applied on",
          "Agrees to texts",
          "External id");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  static ExportedRow of(ResultSet found, int number) throws SQLException {
    var row = ApplicationRows.listed(found, number);
    var zone = ZoneId.of(found.getString("time_zone"));
    return new ExportedRow(
        row,
        List.of(
            found.getString("first_name"),
            found.getString("last_name"),
            text(found.getString("email")),
            phone(found.getString("phone")),
            row.job(),
            row.location(),
            row.stage().label(),
            TIME.format(row.appliedAt().atZone(zone)),
            found.getBoolean("texts") ? "yes" : "no",
            text(found.getString("external_id"))));
  }

  private static String phone(@Nullable String e164) {
    return e164 == null ? "" : new Phone(e164).international();
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
