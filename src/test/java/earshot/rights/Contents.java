package earshot.rights;

import earshot.database.CurrentCompany;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// What stands in the database about some companies, and in the tables of no company: a number of
/// each table, which another row, one less or another word in one changes.
final class Contents {

  /// Who has a page open and who asked too often are noted of refused callers, too; what a node
  /// notes of itself comes whenever it likes, and so do how far a webhook has followed and the end
  /// of receipts that came too early.
  private static final String OTHERWISE =
      "'presence', 'applicant_presence', 'throttle', 'lease', 'peer_slot', 'peer_circuit',"
          + " 'retention_round', 'early_receipt'";

  private final JdbcClient sql;
  private final TransactionOperations transaction;
  private final String sums;

  Contents(JdbcClient sql, TransactionOperations transaction) {
    this.sql = sql;
    this.transaction = transaction;
    sums =
        tables().stream()
            .map(
                """
                select '%1$s' as name, coalesce(sum(hashtextextended(t::text, 0)), 0)::text as sum
                from "%1$s" t
                """
                    ::formatted)
            .map(Contents::withoutReading)
            .collect(Collectors.joining(" union all "));
  }

  /// Of who was shown something the log says so.
  private static String withoutReading(String sum) {
    return sum.contains("\"audit_entry\"")
        ? sum + " where read_hour is null and deed <> 'EXPORTED_LIST'"
        : sum;
  }

  Map<String, String> of(long... companies) {
    var contents = new TreeMap<String, String>();
    for (var company : companies) {
      var found =
          CurrentCompany.<Map<String, String>>call(
              company, () -> Objects.requireNonNull(transaction.execute(_ -> sums())));
      found.forEach((table, sum) -> contents.put(table + " of " + company, sum));
    }
    return contents;
  }

  private Map<String, String> sums() {
    return sql.sql(sums).query((row, _) -> Map.entry(row.getString(1), row.getString(2))).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private List<String> tables() {
    return sql.sql(
            """
            select relname from pg_class
            where relkind = 'r' and relnamespace = 'public'::regnamespace
              and has_table_privilege('earshot_app', oid, 'select')
              and relname not in (%s) order by 1
            """
                .formatted(OTHERWISE))
        .query((row, _) -> row.getString(1))
        .list();
  }
}
