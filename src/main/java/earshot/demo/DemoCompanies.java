package earshot.demo;

import earshot.company.Companies;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Makes the demo companies at the first start on an empty database, each whole or not at all, so
/// that a start cut short is made good by the next one.
@InDemo
@Component
class DemoCompanies implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(DemoCompanies.class);
  private static final long LOCK = 0x6561727368_6f74L;

  private final DataSource dataSource;
  private final JdbcClient sql;
  private final Companies companies;
  private final Furnisher furnisher;
  private final DemoKeys keys;

  DemoCompanies(
      DataSource dataSource,
      JdbcClient sql,
      Companies companies,
      Furnisher furnisher,
      DemoKeys keys) {
    this.dataSource = dataSource;
    this.sql = sql;
    this.companies = companies;
    this.furnisher = furnisher;
    this.keys = keys;
  }

  @Override
  public void run(ApplicationArguments arguments) throws SQLException {
    // Two nodes may start at once. The lock ends with its connection, however that ends.
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      // The other one may take a while.
      connection.setNetworkTimeout(Runnable::run, 0);
      statement.execute("select pg_advisory_lock(" + LOCK + ")");
      try {
        makeWhatIsMissing();
        made().forEach(company -> keys.make(company, idOf(company)));
      } finally {
        statement.execute("select pg_advisory_unlock(" + LOCK + ")");
      }
    }
  }

  /// Those that are there.
  List<DemoCompany> made() {
    return named("select name from demo_company where made_as is not null");
  }

  private long idOf(DemoCompany company) {
    return sql.sql("select made_as from demo_company where name = :name")
        .param("name", company.name())
        .query(Long.class)
        .single();
  }

  private void makeWhatIsMissing() {
    planWhereNoCompanyEverWas();
    named("select name from demo_company where made_as is null").forEach(this::make);
  }

  /// Companies are invisible from outside, but their sequence tells whether there ever was one.
  private void planWhereNoCompanyEverWas() {
    sql.sql(
            """
            insert into demo_company (name)
            select unnest(:names) from company_company_id_seq where not is_called
            """)
        .param("names", DemoCompany.ALL.stream().map(DemoCompany::name).toArray(String[]::new))
        .update();
  }

  private List<DemoCompany> named(String query) {
    var names = sql.sql(query).query((row, _) -> row.getString(1)).list();
    return DemoCompany.ALL.stream().filter(it -> names.contains(it.name())).toList();
  }

  private void make(DemoCompany company) {
    LOG.info("Making the demo company {}", company.name());
    companies.create(
        company.name(),
        company.color(),
        () -> {
          furnisher.furnish(company);
          remember(company);
        });
  }

  private void remember(DemoCompany company) {
    sql.sql("update demo_company set made_as = current_company() where name = :name")
        .param("name", company.name())
        .update();
  }
}
