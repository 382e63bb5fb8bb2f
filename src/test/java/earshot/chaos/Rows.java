package earshot.chaos;

import earshot.database.OwnPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Looks into the servers' database as its superuser, past every proxy.
final class Rows {

  private final OwnPostgres postgres;

  Rows(OwnPostgres postgres) {
    this.postgres = postgres;
  }

  /// The columns of each row as text.
  List<List<String>> of(String query) {
    try (var connection = postgres.connect("chaos");
        var found = connection.createStatement().executeQuery(query)) {
      var rows = new ArrayList<List<String>>();
      while (found.next()) {
        var row = new ArrayList<String>();
        for (var i = 1; i <= found.getMetaData().getColumnCount(); i++)
          row.add(String.valueOf(found.getString(i)));
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The first column.
  List<String> column(String query) {
    return of(query).stream().map(List::getFirst).toList();
  }

  long number(String query) {
    return Long.parseLong(column(query).getFirst());
  }

  boolean answers() {
    try {
      return number("select 1") == 1;
    } catch (IllegalStateException notYet) {
      return false;
    }
  }
}
