package earshot.sms;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@NullMarked
@EarshotTest
class SentTextsTest {

  @Autowired private SmallCompany cafe;
  @Autowired private JdbcClient sql;

  /// Of millions of deliveries, one.
  @Test
  void a_receipt_reads_no_table_from_end_to_end() {
    var plan =
        cafe.inTransaction(() -> {
          sql.sql("set local enable_seqscan = off").update();
          return sql.sql("explain " + SentTexts.LOCK)
              .param("name", "SM1")
              .query(String.class)
              .list();
        });

    assertThat(plan).noneMatch(line -> line.contains("Seq Scan on delivery"));
  }
}
