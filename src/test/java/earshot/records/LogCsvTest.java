package earshot.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogCsvTest {

  @Test
  void no_field_is_run_as_a_formula_whatever_the_spreadsheet_separates_by() {
    assertThat(LogCsv.field("=1+1")).isEqualTo("\"'=1+1\"");
    assertThat(LogCsv.field("＝1+1")).isEqualTo("\"'＝1+1\"");
    assertThat(LogCsv.field("x;=cmd;\"y")).isEqualTo("\"x;'=cmd;\"\"y\"");
  }
}
