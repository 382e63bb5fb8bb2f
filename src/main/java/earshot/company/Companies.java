package earshot.company;

import earshot.database.CurrentCompany;
import earshot.database.Lookup;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/// The companies of this server.
@Component
public class Companies {

  private final JdbcClient sql;
  private final TransactionOperations transaction;
  private final Clock clock;

  Companies(JdbcClient sql, TransactionOperations transaction, Clock clock) {
    this.sql = sql;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Creates a company and returns its id.
  public long create(String name, String color) {
    return create(name, color, () -> {});
  }

  /// Creates a company together with what it begins with, or neither, and returns its id.
  public long create(String name, String color, Runnable beginning) {
    var id = nextId();
    CurrentCompany.run(
        id,
        () ->
            transaction.executeWithoutResult(_ -> {
              noteThatThereIsOne();
              insert(name, color);
              beginning.run();
            }));
    return id;
  }

  /// Creates the very first company of this server together with what it begins with. Of several
  /// who try at the same time one is first.
  ///
  /// @return its id; empty if there is one already
  public OptionalLong createFirst(String name, String color, Runnable beginning) {
    var id = nextId();
    var created =
        CurrentCompany.call(
            id,
            () ->
                transaction.execute(_ -> {
                  if (!noteThatThereIsOne()) return false;
                  insert(name, color);
                  beginning.run();
                  return true;
                }));
    return created ? OptionalLong.of(id) : OptionalLong.empty();
  }

  /// Whether this server has a company yet.
  @Transactional(readOnly = true)
  public boolean any() {
    return sql.sql("select done_at is not null from first_run").query(Boolean.class).single();
  }

  /// The current company.
  @Transactional(readOnly = true)
  public Company current() {
    return sql.sql(
            "select company_id, name, color from company where company_id = (select current_company())")
        .query((row, _) -> new Company(row.getLong(1), row.getString(2), row.getString(3)))
        .single();
  }

  /// How the address of the current company's careers site names it.
  @Transactional(readOnly = true)
  public String slug() {
    return sql.sql("select slug from company where company_id = (select current_company())")
        .query((row, _) -> row.getString(1))
        .single();
  }

  /// The company whose careers site is called so. Asked before a company is known.
  public Optional<Long> ofSlug(String slug) {
    return Lookup.by(
        slug,
        () ->
            transaction.execute(_ ->
                sql.sql("select company_id from company where slug = :slug")
                    .param("slug", slug)
                    .query(Long.class)
                    .optional()));
  }

  private long nextId() {
    return sql.sql("select nextval('company_company_id_seq')").query(Long.class).single();
  }

  /// @return whether there was none before; until the transaction ends nobody else gets an answer
  private boolean noteThatThereIsOne() {
    return sql.sql("update first_run set done_at = :now where done_at is null")
            .param("now", Timestamp.from(clock.instant()))
            .update()
        == 1;
  }

  private void insert(String name, String color) {
    var slug = Slug.of(name);
    if (!insert(name, color, slug) && !insert(name, color, slug + "-" + CurrentCompany.id()))
      throw new IllegalStateException("No careers site can be called " + slug);
  }

  /// @return whether no other careers site is called so
  private boolean insert(String name, String color, String slug) {
    return sql.sql(
                """
                insert into company (company_id, name, color, slug)
                values (current_company(), :name, :color, :slug) on conflict (slug) do nothing
                """)
            .param("name", name)
            .param("color", color)
            .param("slug", slug)
            .update()
        == 1;
  }
}
