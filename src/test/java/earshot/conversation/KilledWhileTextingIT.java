package earshot.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.FreePort;
import earshot.ServerProcess;
import earshot.database.SpareDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/// Kills the server again and again while it hands texts to a gateway, and counts both sides.
@NullMarked
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class KilledWhileTextingIT {

  private static final Path DATA = Path.of("target/killed-while-texting").toAbsolutePath();
  private static final Pattern ENTRY = Pattern.compile("Ledger entry \\d+\\.");
  private static final int KILLS = Integer.getInteger("earshot.kills", 2);
  private static final int MORE = 15;

  /// Nobody has two texts on their way at once.
  private static final int RECIPIENTS = 8;

  private final TextSink sink = new TextSink(Duration.ofMillis(150));
  private int port;
  private SpareDatabase database;
  private ServerProcess server;

  @BeforeEach
  void a_demo_company_that_texts() throws IOException {
    database = SpareDatabase.make("texting");
    port = FreePort.next();
    server = start();
  }

  @AfterEach
  void stopped() {
    server.close();
    sink.close();
  }

  @Test
  void every_text_goes_once_but_for_the_attempts_in_flight() throws Exception {
    var ledger = new Ledger(URI.create("http://127.0.0.1:" + port), applications());
    for (var kill = 0; kill < KILLS; kill++) {
      var before = ledger.acknowledged().size();
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> ledger.acknowledged().size() >= before + MORE && sink.isBusy());
      server.kill();
      server = start();
    }
    ledger.stop();
    everythingGoes();

    var entries = database.strings("select body from message where body like 'Ledger entry%'");
    assertThat(entries).containsAll(ledger.acknowledged());
    var texts = sink.texts().stream().map(KilledWhileTextingIT::entriesOf).toList();
    var different = texts.stream().distinct().toList();
    assertThat(different.stream().flatMap(List::stream))
        .as("what repeats says the same, so each message is in one text")
        .containsExactlyInAnyOrderElementsOf(entries);
    var repeated = texts.size() - different.size();
    assertThat(repeated).isBetween(0, KILLS * RECIPIENTS);
    LoggerFactory.getLogger(KilledWhileTextingIT.class)
        .info(
            "{} acknowledged, {} stored, {} kills, {} texts, {} repeated",
            ledger.acknowledged().size(),
            entries.size(),
            KILLS,
            texts.size(),
            repeated);
  }

  /// A text holds what was waiting for it.
  private static List<String> entriesOf(String text) {
    return ENTRY.matcher(text).results().map(MatchResult::group).toList();
  }

  /// Of who gets texts.
  private List<Long> applications() {
    return database.numbers(
        """
        select a.id from application a join applicant p
          on p.company_id = a.company_id and p.id = a.applicant_id
        where a.stage = 'NEW' and a.location_id = 1 and p.texts_agreed_at is not null
          and p.phone is not null and not exists (select from opt_out o where o.phone = p.phone)
        limit %d
        """
            .formatted(RECIPIENTS));
  }

  private void everythingGoes() {
    await()
        .atMost(Duration.ofMinutes(3))
        .untilAsserted(() ->
            assertThat(
                    database.strings(
                        """
                        select d.state || ': ' || coalesce(d.reason, '')
                        from delivery d join message m using (company_id, conversation_id, seq)
                        where m.body like 'Ledger entry%' and d.channel = 'SMS' and d.state <> 'SENT'
                        """))
                .isEmpty());
  }

  private ServerProcess start() {
    return ServerProcess.start(
        database.settings(
            Map.ofEntries(
                Map.entry("EARSHOT_DATA_DIR", DATA.toString()),
                // What a killed server had in hand is taken over after a second.
                Map.entry("DBSCHEDULER_HEARTBEATINTERVAL", "250ms"),
                Map.entry("EARSHOT_DEMO", "true"),
                Map.entry("EARSHOT_SMS_HTTP_URL", sink.url() + "?to={to}&text={text}"),
                Map.entry("EARSHOT_SMS_PER_SECOND", "0"),
                // Each text for itself, so that some are always on their way.
                Map.entry("EARSHOT_NOTIFICATION_TOGETHER", "0s"),
                Map.entry("SERVER_PORT", Integer.toString(port)))));
  }
}
