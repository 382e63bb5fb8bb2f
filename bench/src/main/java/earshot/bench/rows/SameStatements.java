package earshot.bench.rows;

import earshot.bench.site.Node;
import earshot.bench.site.Site;
import earshot.bench.table.Row;
import earshot.bench.table.Row.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Whether pgbench's script still says as much as the server says for a send, or it would be
/// measured against something else.
final class SameStatements {

  private static final Path SCRIPT = Path.of("bench/sql/send.sql");

  /// Of what the servers do besides, each second and each heartbeat, little is left in the mean.
  private static final int SENDS = 300;

  private SameStatements() {}

  /// To an applicant who cannot be reached, as the jobs of deliveries say something too, at any
  /// time.
  static Row compare(Site site, Effort effort, LargeCompany company, Node node) throws Exception {
    var database = company.database();
    var conversation = company.first() + company.conversations() - 1;
    site.postgres()
        .execute(
            database,
            """
            update applicant set email = null, phone = null
            where id = (select applicant_id from conversation where id = %d)
            """
                .formatted(conversation));
    site.settle(database, effort.settling());
    site.dropDeliveries(database); // what is held for a minute would be counted with these
    site.postgres().execute(database, "select pg_stat_statements_reset()");
    var program = company.program(node);
    for (var n = 0; n < SENDS; n++)
      program.post(
          "/api/v1/applications/" + conversation + "/messages",
          "{\"body\":\"" + Sends.TEXT + "\"}");
    var said = Math.round(calls(site, database) / (double) SENDS);
    var written = written();
    return new Row(
        "statements of a send, without its jobs and commits",
        written + " in pgbench's script",
        Long.toString(said),
        "–",
        "the same",
        Verdict.of(said == written));
  }

  /// Without what other threads say once for many sends: the `NOTIFY` of live updates, and whether
  /// a webhook is there, in a transaction of its own. PostgreSQL counts no `COMMIT`.
  private static long calls(Site site, String database) {
    return site.postgres()
        .number(
            database,
            """
            select sum(calls * case when query like '%from webhook where state%' then -2
              when query like '%pg_notify%' then 0 else 1 end) from pg_stat_statements
            where dbid = (select oid from pg_database where datname = current_database())
              and userid = 'earshot_app'::regrole
            """);
  }

  private static long written() throws IOException {
    var script =
        Files.readString(SCRIPT)
            .replaceAll("(?m)--.*$", "")
            .replaceAll("(?m)^\\\\set.*$", "")
            .replaceAll("\\\\[ag]set", ";");
    return Arrays.stream(script.split(";"))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .filter(statement -> !statement.contains("scheduled_tasks") && !statement.equals("commit"))
        .count();
  }
}
