package earshot.database;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Goes through PostgreSQL's catalog: what holds of every table holds of the next one too.
@NullMarked
@EarshotTest
class CatalogTest {

  /// Tables that hold no company's data.
  private static final Set<String> GLOBAL =
      Set.of(
          "flyway_schema_history",
          "scheduled_tasks",
          "lease",
          "secret",
          "throttle",
          "first_run",
          "first_run_code",
          "sign_up",
          "passkey_challenge",
          "demo_company",
          "demo_mail",
          "demo_text",
          "early_receipt",
          "handed_text",
          "peer_slot",
          "peer_circuit",
          "self_test",
          "self_test_step",
          "retention_round");

  private static final String UNPROTECTED =
      """
      not relrowsecurity or not relforcerowsecurity or not exists (
        select from pg_policy
        where polrelid = t.oid and polname = 'company' and polcmd = '*' and polpermissive
          and pg_get_expr(polqual, polrelid) = '(company_id = ( SELECT current_company() AS current_company))'
          and pg_get_expr(polwithcheck, polrelid) = '(company_id = current_company())')
      """;

  private static final String WRITABLE_OTHERWISE =
      """
      exists (
        select from pg_policy
        where polrelid = t.oid and polname <> 'company' and polpermissive and polcmd <> 'r')
      """;

  private static final String WITHOUT_COMPANY_FIRST =
      """
      not exists (
        select from pg_attribute
        where attrelid = t.oid and attnum = 1 and attname = 'company_id' and attnotnull)
      """;

  private static final String WITHOUT_COMPANY_IN_PRIMARY_KEY =
      """
      not exists (
        select from pg_constraint
        where conrelid = t.oid and contype = 'p' and conkey[1] = 1)
      """;

  private static final String WITHOUT_COMPANY_IN_FOREIGN_KEY =
      """
      exists (
        select from pg_constraint
        where conrelid = t.oid and contype = 'f' and (conkey[1] <> 1 or confkey[1] <> 1))
      """;

  @Autowired private JdbcClient sql;

  @Test
  void every_company_table_is_protected() {
    assertThat(tablesWhere(UNPROTECTED)).isEmpty();
  }

  @Test
  void no_policy_but_that_of_the_company_allows_writing() {
    assertThat(tablesWhere(WRITABLE_OTHERWISE)).isEmpty();
  }

  @Test
  void every_company_table_begins_with_its_company() {
    assertThat(tablesWhere(WITHOUT_COMPANY_FIRST)).isEmpty();
  }

  @Test
  void every_primary_key_begins_with_the_company() {
    assertThat(tablesWhere(WITHOUT_COMPANY_IN_PRIMARY_KEY)).isEmpty();
  }

  @Test
  void every_foreign_key_begins_with_the_company_on_both_sides() {
    assertThat(tablesWhere(WITHOUT_COMPANY_IN_FOREIGN_KEY)).isEmpty();
  }

  @Test
  void a_table_that_breaks_these_rules_is_found() {
    TestDatabase.administer(
        "create table catalog_loose (id bigint primary key, other bigint references catalog_loose)",
        "create policy anybody on catalog_loose for all using (true)");
    try {
      assertThat(tablesWhere(UNPROTECTED)).containsExactly("catalog_loose");
      assertThat(tablesWhere(WRITABLE_OTHERWISE)).containsExactly("catalog_loose");
      assertThat(tablesWhere(WITHOUT_COMPANY_FIRST)).containsExactly("catalog_loose");
      assertThat(tablesWhere(WITHOUT_COMPANY_IN_FOREIGN_KEY)).containsExactly("catalog_loose");
    } finally {
      TestDatabase.administer("drop table catalog_loose");
    }
  }

  @Test
  void no_view_and_no_function_sees_more_than_its_caller() {
    assertThat(
            list(
                """
                select relname from pg_class
                where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
                  and not coalesce(reloptions, '{}') @> '{security_invoker=true}'
                union all
                select proname from pg_proc
                where pronamespace = 'public'::regnamespace and prosecdef
                """))
        .isEmpty();
  }

  @Test
  void the_servers_role_owns_nothing() {
    assertThat(
            list(
                """
                select classid::regclass::text || ' ' || objid from pg_shdepend
                where refobjid = 'earshot_app'::regrole and deptype = 'o'
                """))
        .isEmpty();
  }

  @Test
  void what_is_acknowledged_is_on_the_disk() {
    assertThat(list("show fsync")).containsExactly("on");
    assertThat(list("show synchronous_commit")).containsExactly("on");
    assertThat(list("show full_page_writes")).containsExactly("on");
  }

  private List<@Nullable String> tablesWhere(String condition) {
    return sql.sql(
            """
            select relname from pg_class t
            where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
              and relname not in (:global) and (%s)
            """
                .formatted(condition))
        .param("global", GLOBAL)
        .query(String.class)
        .list();
  }

  private List<@Nullable String> list(String query) {
    return sql.sql(query).query(String.class).list();
  }
}
