package earshot.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/// What PostgreSQL refuses for a moment, and what it refuses for good.
@NullMarked
class PassingTest {

  @ParameterizedTest
  @ValueSource(strings = {"25P03", "55P03", "40P01", "40001", "57P01", "08006", "53100", "57P03"})
  void is_over_in_a_moment(String state) {
    assertThat(Passing.is(asSpringSaysIt(state))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42703", "22021", "XX000"})
  void is_a_fault_of_ours(String state) {
    assertThat(Passing.is(asSpringSaysIt(state))).isFalse();
  }

  private static Exception asSpringSaysIt(String state) {
    var refused = new SQLException("refused", state);
    var known = new SQLStateSQLExceptionTranslator().translate("send", "select", refused);
    return known == null ? new UncategorizedSQLException("send", "select", refused) : known;
  }
}
