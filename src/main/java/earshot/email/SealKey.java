package earshot.email;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The key of the installation's signed addresses. Whichever node needs it first makes it.
@Component
class SealKey {

  private static final String NAME = "mail-addresses";
  private static final int BYTES = 32;

  private final JdbcClient sql;
  private volatile byte @Nullable [] known;

  SealKey(JdbcClient sql) {
    this.sql = sql;
  }

  byte[] get() {
    var key = known;
    if (key == null) {
      make();
      key = read();
      known = key;
    }
    return key;
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
