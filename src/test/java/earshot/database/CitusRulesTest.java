package earshot.database;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Holds every table to what Citus asks of one that is distributed by `company_id` (its manual,
/// "Creating and Modifying Distributed Objects"; the errors of `create_distributed_table`). What
/// breaks a rule is named here, and explained in `docs/scaling.md`.
@NullMarked
@EarshotTest
class CitusRulesTest {

  @Autowired private JdbcClient sql;

  @Test
  void every_unique_index_contains_the_company() {
    assertThat(
            found(
                """
                select i.indexrelid::regclass::text from pg_index i
                join distributed d on d.oid = i.indrelid
                where (i.indisunique or i.indisexclusion) and not d.company = any (i.indkey)
                """))
        // A slug is in the address of the careers site, so no two companies may share one.
        .containsExactly("company_slug");
  }

  @Test
  void every_foreign_key_between_companies_tables_pairs_the_company_with_the_company() {
    assertThat(
            found(
                """
                select c.conrelid::regclass || ' ' || c.conname from pg_constraint c
                join distributed d on d.oid = c.conrelid join distributed o on o.oid = c.confrelid
                where c.contype = 'f' and not exists (
                  select from unnest(c.conkey, c.confkey) as pair (mine, its)
                  where mine = d.company and its = o.company)
                """))
        .isEmpty();
  }

  /// From a reference table to a distributed one there is no foreign key, and from a distributed
  /// one only to another or to a reference table.
  @Test
  void no_foreign_key_leaves_the_companies_tables_or_comes_into_them() {
    assertThat(
            found(
                """
                select c.conrelid::regclass || ' ' || c.conname from pg_constraint c
                where c.contype = 'f'
                  and (c.conrelid in (select oid from distributed))
                    <> (c.confrelid in (select oid from distributed))
                """))
        .isEmpty();
  }

  @Test
  void no_foreign_key_sets_anything_to_null_or_default_or_follows_a_changed_key() {
    assertThat(
            found(
                """
                select c.conrelid::regclass || ' ' || c.conname from pg_constraint c
                join distributed d on d.oid = c.conrelid
                where c.contype = 'f' and (c.confdeltype in ('n', 'd') or c.confupdtype in ('n', 'd', 'c'))
                """))
        .isEmpty();
  }

  /// They run where the rows are and touch rows of the same company, which are there too, if
  /// `retention_round` goes by its company as well. So `citus.enable_unsafe_triggers` may be on.
  @Test
  void triggers_are_those_that_are_known() {
    assertThat(
            found(
                """
                select t.tgrelid::regclass || ' ' || t.tgname from pg_trigger t
                join distributed d on d.oid = t.tgrelid where not t.tgisinternal
                """))
        .containsExactlyInAnyOrder(
            "conversation search",
            "message search",
            "company retention",
            "applicant stop_again",
            "applicant follow_name",
            "applicant_word plain_word");
  }

  @Test
  void generated_ids_are_bigints_and_nothing_inherits() {
    assertThat(
            found(
                """
                select a.attrelid::regclass || ' ' || a.attname from pg_attribute a
                join distributed d on d.oid = a.attrelid
                where a.attidentity <> '' and a.atttypid <> 'bigint'::regtype
                union all
                select i.inhrelid::regclass::text from pg_inherits i
                join distributed d on d.oid = i.inhrelid
                """))
        .isEmpty();
  }

  @Test
  void a_table_that_breaks_the_rules_is_found() {
    TestDatabase.administer(
        """
        create table citus_loose (company_id bigint not null, id int generated always as identity,
          other bigint unique, foreign key (company_id) references company on update cascade)
        """);
    try {
      assertThat(
              found(
                  """
                  select i.indexrelid::regclass::text from pg_index i
                  join distributed d on d.oid = i.indrelid
                  where i.indisunique and not d.company = any (i.indkey)
                  """))
          .contains("citus_loose_other_key");
    } finally {
      TestDatabase.administer("drop table citus_loose");
    }
  }

  private List<@Nullable String> found(String query) {
    return sql.sql(
            """
            with distributed as (
              select t.oid, a.attnum as company from pg_class t
              join pg_attribute a on a.attrelid = t.oid and a.attname = 'company_id'
              where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and a.attnotnull)
            """
                + query)
        .query(String.class)
        .list();
  }
}
