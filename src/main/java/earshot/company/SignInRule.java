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
  public boolean mayEnterHere(long user) {
    return sql.sql(
            """
            select (c.single_sign_on_but is null or c.single_sign_on_but = u.id)
              and not u.provider_alone
            from app_user u join company c on c.company_id = u.company_id
            where u.company_id = (select current_company()) and u.id = :user
            """)
        .param("user", user)
        .query(Boolean.class)
        .single();
  }

  /// Whether this user has no password, as the company's provider keeps the account.
  @Transactional(readOnly = true)
  public boolean isByProviderAlone(long user) {
    return sql.sql(
            """
            select provider_alone from app_user where company_id = (select current_company()) and id = :user
            """)
        .param("user", user)
        .query(Boolean.class)
        .single();
  }

  /// From now on this user comes in by the company's provider and has no password to choose.
  @Transactional
  public void byProviderAlone(long user) {
    sql.sql(
            """
            update app_user set provider_alone = true
            where company_id = (select current_company()) and id = :user
            """)
        .param("user", user)
        .update();
  }

  /// Everybody enters here: who has no password may choose one by mail.
  @Transactional
  public void here() {
    elsewhere(null);
    sql.sql(
            """
            update app_user set provider_alone = false
            where company_id = (select current_company()) and provider_alone
            """)
        .update();
  }

  /// Whether all come by the provider, but one.
  @Transactional(readOnly = true)
  public boolean isElsewhere() {
    return sql.sql(
            """
            select single_sign_on_but is not null from company where company_id = (select current_company())
            """)
        .query(Boolean.class)
        .single();
  }

  /// Whether it is this user who still enters here where all others come by the provider.
  @Transactional(readOnly = true)
  public boolean isLeftHere(long user) {
    return sql.sql(
            """
            select coalesce(single_sign_on_but = :user, false) from company
            where company_id = (select current_company())
            """)
        .param("user", user)
        .query(Boolean.class)
        .single();
  }

  /// @param but who still enters here, for the day the provider is down; null for everybody
  @Transactional
  public void elsewhere(@Nullable Long but) {
    sql.sql(
            "update company set single_sign_on_but = :but where company_id = (select current_company())")
        .param("but", but, Types.BIGINT)
        .update();
  }
}
