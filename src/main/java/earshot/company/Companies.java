package earshot.company;

import earshot.database.CurrentCompany;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/// The companies of this server.
@Component
public class Companies {

  private final JdbcClient sql;
  private final TransactionOperations transaction;

  Companies(JdbcClient sql, TransactionOperations transaction) {
    this.sql = sql;
    this.transaction = transaction;
  }

  /// Creates a company and returns its id.
  public long create(String name, String color) {
    return create(name, color, () -> {});
  }

  /// Creates a company together with what it begins with, or neither, and returns its id.
  public long create(String name, String color, Runnable beginning) {
    var id = sql.sql("select nextval('company_company_id_seq')").query(Long.class).single();
    CurrentCompany.run(
        id, () -> transaction.executeWithoutResult(_ -> insert(name, color, beginning)));
    return id;
  }

  /// The current company.
  @Transactional(readOnly = true)
  public Company current() {
    return sql.sql(
            "select company_id, name, color from company where company_id = current_company()")
        .query((row, _) -> new Company(row.getLong(1), row.getString(2), row.getString(3)))
        .single();
  }

  private void insert(String name, String color, Runnable beginning) {
    sql.sql(
            "insert into company (company_id, name, color) values (current_company(), :name, :color)")
        .param("name", name)
        .param("color", color)
        .update();
    beginning.run();
  }
}
