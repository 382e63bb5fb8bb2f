package earshot.bench.rows;

import earshot.bench.load.Web;
import earshot.bench.site.Node;
import earshot.bench.site.Site;
import earshot.bench.table.Row;
import earshot.bench.table.Row.Verdict;
import earshot.bench.table.Spread;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// One text to 10,000 applicants: confirmed, stored, handed to the other sides of mail and texts.
public final class BulkMessage implements Measurement {

  private static final int RECIPIENTS = 10_000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String DONE =
      "select state = 'DONE' and sent = 10000 from bulk_message order by id desc limit 1";
  private static final String LEFT =
      """
      select (select count(*) from bulk_message where state <> 'DONE') + (
        select count(*) from message m
        join delivery d using (company_id, conversation_id, seq)
        where m.bulk_message_id is not null and d.state = 'QUEUED')
      """;
  private static final Path ONE_STATEMENT = Path.of("bench/sql/bulk.sql");

  /// @param statement how long one statement takes that stores the same
  /// @param handed until the last mail or text, since sending began
  private record Try(Duration statement, Duration confirmed, Duration stored, Duration handed) {

    double ratio() {
      return (double) stored.toMillis() / statement.toMillis();
    }
  }

  @Override
  public String name() {
    return "bulk";
  }

  @Override
  public List<Row> measure(Site site, Effort effort) throws Exception {
    var tries = new ArrayList<Try>();
    for (var n = 0; n < effort.bulks(); n++) tries.add(once(site, effort));
    var confirmed = Spread.of(tries, it -> it.confirmed().toMillis());
    var stored = Spread.of(tries, it -> it.stored().toMillis() / 1000.0);
    var ratio = Spread.of(tries, Try::ratio);
    var handed = Spread.of(tries, it -> it.handed().toMillis() / 1000.0);
    return List.of(
        Row.absolute(
            "bulk to 10,000: confirmed",
            confirmed.text("%.0f", " ms"),
            "≤ 300 ms",
            confirmed.median() <= 300),
        new Row(
            "bulk to 10,000: all stored",
            Spread.of(tries, it -> it.statement().toMillis() / 1000.0).seconds(),
            stored.seconds(),
            ratio.ratio(),
            "≤ 3",
            Verdict.of(ratio.median() <= 3)),
        Row.absolute(
            "bulk to 10,000: all handed to mail and texts",
            handed.seconds(),
            "≤ 60 s",
            handed.median() <= 60));
  }

  private static Try once(Site site, Effort effort) throws Exception {
    var statement = oneStatement(site, effort);
    var database = site.databases().copy(effort.smallest(), "work");
    var company = LargeCompany.in(site.postgres(), database);
    try (var node = site.node(database);
        var look = site.postgres().connect(database);
        var done = look.prepareStatement(DONE)) {
      var ada = warm(site, company, node, effort);
      site.settle(database, effort.settling());
      var mails = site.mail().taken();
      var texts = site.texts().taken();
      var confirmed = send(ada, company.couriers());
      var begun = beginning(site, database);
      await(() -> isDone(done));
      var stored = Duration.ofNanos(System.nanoTime() - begun);
      await(() ->
          site.mail().taken() - mails >= RECIPIENTS && site.texts().taken() - texts >= RECIPIENTS);
      return new Try(statement, confirmed, stored, Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  private static Duration oneStatement(Site site, Effort effort) {
    var database = site.databases().copy(effort.smallest(), "limits");
    var company = LargeCompany.in(site.postgres(), database);
    site.postgres().execute(database, "checkpoint");
    var begun = System.nanoTime();
    site.postgres()
        .file(
            database,
            ONE_STATEMENT,
            "company",
            Long.toString(company.id()),
            "ada",
            Long.toString(company.ada()),
            "job",
            Long.toString(company.couriers()));
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /// A server that has sent before, single messages and a small bulk message.
  private static Web warm(Site site, LargeCompany company, Node node, Effort effort)
      throws Exception {
    var pages = new OpenPages(company, node);
    pages.catchUp();
    effort.warmUp(4, pages);
    var ada = company.ada(node);
    send(ada, company.someJob());
    await(() -> site.postgres().number(company.database(), LEFT) == 0);
    return ada;
  }

  private static Duration send(Web ada, long job) throws Exception {
    var begun = System.nanoTime();
    ada.submit(
        "/bulk-messages",
        "matching",
        "true",
        "job",
        Long.toString(job),
        "body",
        "Hi {{applicant.first_name}}, can you start on Monday?",
        "key",
        UUID.randomUUID().toString());
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /// Waits until it can no longer be undone; from then on it is sent.
  private static long beginning(Site site, String database) throws InterruptedException {
    var left =
        site.postgres()
            .number(
                database,
                "select extract(epoch from max(begins_at) - clock_timestamp()) * 1000 from bulk_message");
    var begins = System.nanoTime() + Duration.ofMillis(left).toNanos();
    Thread.sleep(Duration.ofMillis(Math.max(0, left)));
    return begins;
  }

  private static boolean isDone(PreparedStatement question) {
    try (var answer = question.executeQuery()) {
      return answer.next() && answer.getBoolean(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(BooleanSupplier done) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end) throw new IllegalStateException("A bulk message takes for ever");
      Thread.sleep(Duration.ofMillis(20));
    }
  }
}
