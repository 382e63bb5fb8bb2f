package earshot.database;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row is looked for by its key, whatever PostgreSQL knows of its company.
@NullMarked
@EarshotTest
class PlansTest {

  @Autowired private SmallCompany cafe;
  @Autowired private JdbcClient sql;

  /// PostgreSQL knows the other company alone.
  @BeforeEach
  void a_company_that_has_just_imported_thousands() {
    TestDatabase.administer(
        """
        create table plan_person (
          company_id bigint not null default current_company(),
          id bigint not null, phone text, primary key (company_id, id))
        """,
        "create index plan_person_phone on plan_person (company_id, phone)",
        "call protect('plan_person')",
        "insert into plan_person select 0, n, 'phone' || n from generate_series(1, 1000) n",
        "analyze plan_person",
        "insert into plan_person select %d, n, 'phone' || n from generate_series(1, 2000) n"
            .formatted(cafe.id));
  }

  @AfterEach
  void gone() {
    TestDatabase.administer("drop table plan_person");
  }

  @Test
  void one_row_is_looked_for_by_its_key() {
    var plan =
        cafe.in(() ->
            sql.sql("explain select * from plan_person where id = 7").query(String.class).list());

    assertThat(plan.getFirst()).startsWith("Index Scan using plan_person_pkey on plan_person");
  }
}
