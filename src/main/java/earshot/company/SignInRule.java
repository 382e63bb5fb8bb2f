package earshot.company;

import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Whether the current company's people sign in here, or only at the company's provider.
@Component
public class SignInRule {

  private final JdbcClient sql;

  SignInRule(JdbcClient sql) {
    this.sql = sql;
  }

  /// Whether a password or passkey of this user opens anything.
  @Transactional(readOnly = true)
  public boolean mayEnterHere(User user) {
    return sql.sql(
            """
            select single_sign_on_but is null or single_sign_on_but = :user from company
            where company_id = current_company()
            """)
        .param("user", user.id())
        .query(Boolean.class)
        .single();
  }

  /// Whether all come by the provider, but one.
  @Transactional(readOnly = true)
  public boolean isElsewhere() {
    return sql.sql(
            """
            select single_sign_on_but is not null from company where company_id = current_company()
            """)
        .query(Boolean.class)
        .single();
  }

  /// @param but who still enters here, for the day the provider is down; null for everybody
  @Transactional
  public void elsewhere(@Nullable Long but) {
    sql.sql("update company set single_sign_on_but = :but where company_id = current_company()")
        .param("but", but, Types.BIGINT)
        .update();
  }
}
