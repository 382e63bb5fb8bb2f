package earshot.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import earshot.EarshotTest;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@NullMarked
@EarshotTest
class CompanySeparationTest {

  private static final long HARBOR_CAFE = 1;
  private static final long NORTHWIND_CLINIC = 2;

  @Autowired private JdbcClient sql;
  @Autowired private TransactionTemplate transaction;

  @BeforeAll
  static void a_table_with_a_guest_of_each_company(@Autowired Flyway migrated) {
    TestDatabase.administer(
        """
        create table separation_guest (
          company_id bigint, name text, email text, primary key (company_id, name))
        """,
        "call protect('separation_guest')",
        "create policy lookup on separation_guest for select using (email = lookup_key())",
        "create table separation_note (company_id bigint, id bigint, primary key (company_id, id))",
        "call protect('separation_note')",
        "insert into separation_guest values (1, 'Maria', 'maria@harborcafe.example')",
        "insert into separation_guest values (2, 'Ana', 'ana@northwind.example')");
  }

  @AfterAll
  static void without_the_table() {
    TestDatabase.administer("drop table separation_guest, separation_note");
  }

  @Test
  void the_login_is_a_superuser_and_the_server_nevertheless_is_not() {
    assertThat(sql.sql("select session_user").query(String.class).single())
        .isEqualTo(TestDatabase.username());
    assertThat(
            sql.sql(
                    """
                    select current_user = 'earshot_app' and not rolsuper and not rolbypassrls
                    from pg_roles where rolname = current_user
                    """)
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void without_a_company_no_row_is_seen() {
    assertThat(names()).isEmpty();
    assertThat(inTransaction(this::names)).isEmpty();
  }

  @Test
  void a_company_sees_its_own_rows_only() {
    assertThat(of(HARBOR_CAFE, this::names)).containsExactly("Maria");
    assertThat(of(NORTHWIND_CLINIC, this::names)).containsExactly("Ana");
  }

  @Test
  void the_company_ends_with_its_transaction() {
    of(HARBOR_CAFE, this::names);

    assertThat(inTransaction(this::names)).isEmpty();
    assertThat(CurrentCompany.id()).isNull();
  }

  @Test
  void a_company_cannot_write_a_row_of_another() {
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() ->
            of(HARBOR_CAFE, () -> write("insert into separation_guest values (2, 'Eve', '')")))
        .havingRootCause()
        .withMessageContaining("row-level security");
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(
            () -> of(HARBOR_CAFE, () -> write("update separation_guest set company_id = 2")))
        .havingRootCause()
        .withMessageContaining("row-level security");
  }

  @Test
  void a_company_neither_changes_nor_deletes_rows_of_another() {
    int changed =
        of(HARBOR_CAFE, () -> write("update separation_guest set email = '' where name = 'Ana'"));
    int deleted = of(HARBOR_CAFE, () -> write("delete from separation_guest where name = 'Ana'"));

    assertThat(changed + deleted).isZero();
    assertThat(of(NORTHWIND_CLINIC, this::names)).containsExactly("Ana");
  }

  @Test
  void whoever_knows_a_key_sees_its_row_and_no_other() {
    assertThat(Lookup.by("ana@northwind.example", () -> inTransaction(this::names)))
        .containsExactly("Ana");
    assertThat(Lookup.by("nobody@northwind.example", () -> inTransaction(this::names))).isEmpty();
    assertThat(Lookup.by("", () -> inTransaction(this::names))).isEmpty();
  }

  @Test
  void a_row_that_was_looked_up_cannot_be_changed() {
    int changed =
        Lookup.by(
            "ana@northwind.example",
            () -> inTransaction(() -> write("update separation_guest set name = 'Eve'")));

    assertThat(changed).isZero();
  }

  @Test
  void a_transaction_keeps_the_company_it_was_begun_with() {
    assertThatIllegalStateException()
        .isThrownBy(() -> inTransaction(() -> CurrentCompany.call(HARBOR_CAFE, this::names)));
    assertThatIllegalStateException()
        .isThrownBy(() -> inTransaction(() -> Lookup.by("ana@northwind.example", this::names)));
    assertThat(of(HARBOR_CAFE, () -> CurrentCompany.call(HARBOR_CAFE, this::names)))
        .containsExactly("Maria");
  }

  @Test
  void the_company_is_a_condition_of_the_index() {
    List<@Nullable String> plan = of(HARBOR_CAFE, this::planOfARange);

    assertThat(plan)
        .anyMatch(line -> line.contains("Index Cond: ((company_id = ") && line.contains("(id > "));
  }

  private List<@Nullable String> planOfARange() {
    write("set local enable_seqscan = off");
    return sql.sql("explain (costs off) select from separation_note where id > 17")
        .query(String.class)
        .list();
  }

  private List<@Nullable String> names() {
    return sql.sql("select name from separation_guest").query(String.class).list();
  }

  private int write(String statement) {
    return sql.sql(statement).update();
  }

  private <T> T of(long company, Supplier<T> work) {
    return CurrentCompany.call(company, () -> inTransaction(work));
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }
}
