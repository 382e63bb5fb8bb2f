package earshot.account;

import earshot.database.Lookup;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The users of an address, before their company is known.
@Component
public class Accounts {

  /// A user who may sign in.
  public record Account(long companyId, long userId, String passwordHash) {}

  private final JdbcClient sql;
  private final TransactionOperations transaction;

  Accounts(JdbcClient sql, TransactionOperations transaction) {
    this.sql = sql;
    this.transaction = transaction;
  }

  /// Usually one; the same address may belong to the staff of several companies. Without those who
  /// are disabled.
  public List<Account> of(String email) {
    if (email.indexOf('\0') >= 0) return List.of(); // PostgreSQL cannot even be asked
    return Lookup.by(
        email,
        () ->
            transaction.execute(_ ->
                sql.sql(
                        """
                        select company_id, id, password_hash from app_user
                        where email = :email and disabled_at is null and not program
                        order by company_id, id
                        """)
                    .param("email", email)
                    .query(
                        (row, _) -> new Account(row.getLong(1), row.getLong(2), row.getString(3)))
                    .list()));
  }

  /// An address as it is stored.
  public static String normalized(String typed) {
    return typed.strip().toLowerCase(Locale.ROOT);
  }
}
