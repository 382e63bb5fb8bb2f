package earshot.singlesignon;

import earshot.seal.SealedBytes;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of [SingleSignOn].
@Repository
class ProviderDatabase {

  private final JdbcClient sql;
  private final SealedBytes sealed;
  private final Clock clock;

  ProviderDatabase(JdbcClient sql, SealedBytes sealed, Clock clock) {
    this.sql = sql;
    this.sealed = sealed;
    this.clock = clock;
  }

  Optional<Provider> find() {
    return sql.sql(
            """
            select company_id, issuer, client_id, sealed_secret, domains, metadata from single_sign_on
            """)
        .query((row, _) ->
            new Provider(
                row.getString(2),
                row.getString(3),
                open(row.getLong(1), row.getBytes(4)),
                Set.of((String[]) row.getArray(5).getArray()),
                row.getString(6)))
        .optional();
  }

  /// Of the addresses that belong to the company; empty without a provider.
  Optional<Set<String>> domains() {
    return sql.sql("select domains from single_sign_on")
        .query((row, _) -> Set.of((String[]) row.getArray(1).getArray()))
        .optional();
  }

  void save(long company, Provider provider) {
    sql.sql(
            """
            insert into single_sign_on (issuer, client_id, sealed_secret, domains, metadata)
            values (:issuer, :client, :secret, :domains, :metadata)
            on conflict (company_id) do update set issuer = excluded.issuer,
              client_id = excluded.client_id, sealed_secret = excluded.sealed_secret,
              domains = excluded.domains, metadata = excluded.metadata
            """)
        .param("issuer", provider.issuer())
        .param("client", provider.clientId())
        .param("secret", close(company, provider.secret()))
        .param("domains", provider.domains().toArray(String[]::new))
        .param("metadata", provider.metadata())
        .update();
  }

  void delete() {
    sql.sql("delete from single_sign_on").update();
    sql.sql("delete from provider_identity").update();
  }

  void unlink(long user) {
    sql.sql("delete from provider_identity where user_id = :user").param("user", user).update();
  }

  Optional<Long> user(String issuer, String subject) {
    return sql.sql(
            "select user_id from provider_identity where issuer = :issuer and subject = :subject")
        .param("issuer", issuer)
        .param("subject", subject)
        .query(Long.class)
        .optional();
  }

  /// @return whether nobody else was meant by it, and the user by no other name
  boolean link(String issuer, String subject, long user) {
    return sql.sql(
                """
                insert into provider_identity (issuer, subject, user_id, linked_at)
                values (:issuer, :subject, :user, :now) on conflict do nothing
                """)
            .param("issuer", issuer)
            .param("subject", subject)
            .param("user", user)
            .param("now", Timestamp.from(clock.instant()))
            .update()
        == 1;
  }

  private byte[] close(long company, String secret) {
    return sealed.close(purpose(company), secret.getBytes(StandardCharsets.UTF_8));
  }

  private String open(long company, byte[] secret) {
    return new String(sealed.open(purpose(company), secret), StandardCharsets.UTF_8);
  }

  private static String purpose(long company) {
    return "single-sign-on:" + company;
  }
}
