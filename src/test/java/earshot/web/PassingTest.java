package earshot.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

/// What PostgreSQL refuses for a moment, and what it refuses for good.
@NullMarked
class PassingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "25006", "25P03", "25P04", "55P03", "40P01", "40001", "57014", "57P01", "57P03", "58030",
        "08006", "53100", "53200", "53300"
      })
  void is_over_in_a_moment(String state) {
    assertThat(Passing.is(asSpringSaysIt(state))).isTrue();
    assertThat(Passing.is(new IllegalStateException(asSpringSaysIt(state)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42703", "22021", "25P02", "42501", "XX000"})
  void is_a_fault_of_ours(String state) {
    assertThat(Passing.is(asSpringSaysIt(state))).isFalse();
  }

  @Test
  void a_broken_line_to_the_database_is_never_taken_for_a_browser_that_has_gone() {
    var broken = new TransactionSystemException("JDBC rollback failed", new EOFException());
    assertThat(answerTo(broken)).isEqualTo(503);
  }

  @Test
  void nor_is_a_form_with_files_that_was_cut_off() {
    var cut = new MultipartException("Failed to parse", new IOException(new EOFException("eof")));
    assertThat(answerTo(cut)).isEqualTo(400);
  }

  /// Spring alone would take the browser to be gone, and answer 200 with nothing in it.
  private int answerTo(Exception broken) {
    var answer = new MockHttpServletResponse();
    var resolvers =
        new ArrayList<HandlerExceptionResolver>(List.of(new DefaultHandlerExceptionResolver()));
    new PassingAnswers().extendHandlerExceptionResolvers(resolvers);
    for (var resolver : resolvers)
      if (resolver.resolveException(new MockHttpServletRequest(), answer, this, broken) != null)
        break;

    return answer.getStatus();
  }

  private static Exception asSpringSaysIt(String state) {
    var refused = new SQLException("refused", state);
    var known = new SQLStateSQLExceptionTranslator().translate("send", "select", refused);
    return known == null ? new UncategorizedSQLException("send", "select", refused) : known;
  }
}
