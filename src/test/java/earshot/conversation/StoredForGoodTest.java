package earshot.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import earshot.EarshotTest;
import earshot.SmallCompany;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What was said is never changed.
@EarshotTest
class StoredForGoodTest {

  @Autowired private SmallCompany cafe;
  @Autowired private JdbcClient sql;

  @Test
  void the_server_may_not_change_a_message() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");

    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> update("update message set body = 'Goodbye'"))
        .havingRootCause()
        .withMessageContaining("row-level security");
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> update("update message set created_at = now()"))
        .havingRootCause()
        .withMessageContaining("permission denied");
    assertThatExceptionOfType(DataAccessException.class)
        .as("emptied, although nobody is erased")
        .isThrownBy(() -> update("update message set body = '', message_key = 'erased:' || seq"))
        .havingRootCause()
        .withMessageContaining("row-level security");
    assertThat(update("update participant set preview = preview")).isEqualTo(1);
  }

  private int update(String statement) {
    return cafe.inTransaction(() -> sql.sql(statement).update());
  }
}
