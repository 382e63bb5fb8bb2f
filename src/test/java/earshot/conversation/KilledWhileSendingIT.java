package earshot.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.FreePort;
import earshot.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// Kills the server, its PostgreSQL and both while managers send, and counts.
@NullMarked
class KilledWhileSendingIT {

  private static final Path DATA = Path.of("target/killed-while-sending").toAbsolutePath();
  private static final int MORE = 20;
  private static final Pattern ENTRY = Pattern.compile("(Ledger entry \\d+)\\.");

  /// A mail says it twice; in its plain text it stands alone in its line.
  private static final Pattern ENTRY_IN_MAIL = Pattern.compile("(?m)^(Ledger entry \\d+)\\.\\r?$");

  private int port;
  private ServerProcess server;

  @BeforeEach
  void a_demo_company() throws IOException {
    FileSystemUtils.deleteRecursively(DATA);
    port = FreePort.next();
    server = start();
  }

  @AfterEach
  void stopped() {
    server.close();
  }

  @Test
  void nothing_acknowledged_is_lost_or_doubled_whatever_is_killed_in_the_middle() throws Exception {
    var applications =
        numbers(
            """
            select a.id from application a
            join applicant p on (p.company_id, p.id) = (a.company_id, a.applicant_id)
            where a.stage = 'NEW' and a.location_id = 1 and p.email is not null
              and p.phone is not null and p.texts_agreed_at is not null
              and not exists (select from opt_out o where (o.company_id, o.phone) = (p.company_id, p.phone))
            order by a.id limit 8
            """);
    var ledger = new Ledger(URI.create("http://127.0.0.1:" + port), applications);
    more(ledger);
    server.kill();
    server = start();
    more(ledger);
    postgres().destroyForcibly();
    more(ledger);
    server.kill();
    postgres().destroyForcibly();
    server = start();
    more(ledger);
    ledger.stop();

    var stored = strings("select body from message where body like 'Ledger entry%'");
    assertThat(stored).doesNotHaveDuplicates().containsAll(ledger.acknowledged());
    assertThat(
            numbers("select conversation_id from message group by 1 having max(seq) <> count(*)"))
        .as("conversations with a gap")
        .isEmpty();
    everybodyHears(stored.size());
    LoggerFactory.getLogger(KilledWhileSendingIT.class)
        .info("{} acknowledged, {} stored, 3 kills", ledger.acknowledged().size(), stored.size());
  }

  /// Every mail once, as its Message-ID stays the same. A text may repeat for the attempts in
  /// flight.
  private void everybodyHears(int messages) throws IOException, SQLException {
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() ->
            assertThat(
                    numbers(
                        """
                        select count(*) from delivery d join message m using (company_id, conversation_id, seq)
                        where m.body like 'Ledger entry%' and d.state in ('QUEUED', 'HELD', 'SENDING', 'UNKNOWN')
                        """))
                .containsExactly(0L));
    assertThat(
            numbers(
                """
                select count(*) from delivery d join message m using (company_id, conversation_id, seq)
                where m.body like 'Ledger entry%'
                """))
        .containsExactly(3L * messages);
    eachInOneMailAndOneText(messages);
  }

  /// Messages go several in one. A text that was in flight when the server died may be there twice;
  /// how many that were is counted.
  private void eachInOneMailAndOneText(int messages) throws IOException, SQLException {
    assertThat(carried("select convert_from(raw, 'UTF8') from demo_mail", ENTRY_IN_MAIL))
        .hasSize(messages)
        .allSatisfy((entry, mails) -> assertThat(mails).as(entry).isEqualTo(1));
    var texts = carried("select body from demo_text where not own", ENTRY);
    assertThat(texts).hasSize(messages);
    var repeated = texts.values().stream().mapToLong(times -> times - 1).sum();
    var interrupted =
        numbers("select coalesce(sum(interrupted), 0) from delivery where channel = 'SMS'");
    assertThat(repeated).isLessThanOrEqualTo(interrupted.getFirst());
    LoggerFactory.getLogger(KilledWhileSendingIT.class)
        .info(
            "{} messages in {} mails and {} texts, {} repeated, {} interrupted",
            messages,
            numbers("select count(*) from demo_mail where recipient is not null").getFirst(),
            numbers("select count(*) from demo_text where body like '%Ledger entry%'").getFirst(),
            repeated,
            interrupted.getFirst());
  }

  /// How often each entry of the ledger stands in what the query finds.
  private static Map<String, Integer> carried(String sql, Pattern entry)
      throws IOException, SQLException {
    var carried = new HashMap<String, Integer>();
    for (var text : strings(sql)) {
      var found = entry.matcher(text);
      while (found.find()) carried.merge(found.group(1), 1, Integer::sum);
    }
    return carried;
  }

  private void more(Ledger ledger) {
    var before = ledger.acknowledged().size();
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> ledger.acknowledged().size() >= before + MORE);
  }

  private ServerProcess start() {
    return ServerProcess.start(
        Map.of(
            "EARSHOT_DATA_DIR",
            DATA.toString(),
            // What a killed server had in hand is taken over after 4 s.
            "DBSCHEDULER_HEARTBEATINTERVAL",
            "1s",
            "EARSHOT_DEMO",
            "true",
            "EARSHOT_NOTIFICATION_TOGETHER",
            "3s",
            "SERVER_PORT",
            Integer.toString(port)));
  }

  private static ProcessHandle postgres() throws IOException {
    var pid = Files.readAllLines(DATA.resolve("postgresql/postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static List<Long> numbers(String sql) throws IOException, SQLException {
    return strings(sql).stream().map(Long::valueOf).toList();
  }

  private static List<String> strings(String sql) throws IOException, SQLException {
    var url = "jdbc:postgresql://127.0.0.1:" + Files.readString(DATA.resolve("postgresql.port"));
    var found = new ArrayList<String>();
    try (var connection =
            DriverManager.getConnection(
                url + "/earshot",
                "earshot",
                Files.readString(DATA.resolve("postgresql.password")));
        var rows = connection.createStatement().executeQuery(sql)) {
      while (rows.next()) found.add(rows.getString(1));
    }
    return found;
  }
}
