package earshot.seal;

import java.security.SecureRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The key of the installation's signed addresses. Whichever node starts first makes it.
@Component
class SealKey {

  private static final String NAME = "mail-addresses";
  private static final int BYTES = 32;

  private final JdbcClient sql;
  private final byte[] key;

  SealKey(JdbcClient sql) {
    this.sql = sql;
    make();
    this.key = read();
  }

  byte[] get() {
    return key.clone();
  }

  private void make() {
    var random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    sql.sql("insert into secret (name, value) values (:name, :value) on conflict do nothing")
        .param("name", NAME)
        .param("value", random)
        .update();
  }

  private byte[] read() {
    return sql.sql("select value from secret where name = :name")
        .param("name", NAME)
        .query((row, _) -> row.getBytes(1))
        .single();
  }
}
