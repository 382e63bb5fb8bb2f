package earshot.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.FreePort;
import earshot.ServerProcess;
import earshot.StaffClient;
import earshot.database.SpareDatabase;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Kills the server in the middle of a bulk message, three times or `-Dearshot.kills=10`, and
/// counts.
@NullMarked
class KilledInBulkIT {

  private static final Logger LOG = LoggerFactory.getLogger(KilledInBulkIT.class);
  private static final int KILLS = Integer.getInteger("earshot.kills", 3);
  private static final int RECIPIENTS = 1_000 * KILLS;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration AT_ONCE = Duration.ofSeconds(3);

  private final Random random = new Random();
  private int port;
  private SpareDatabase database;
  private ServerProcess server;

  @BeforeEach
  void a_demo_company_with_thousands_more_applicants() throws IOException {
    database = SpareDatabase.make("killed");
    port = FreePort.next();
    server = start();
    database.execute(
        """
        with person as (
          insert into applicant (company_id, first_name, last_name, email)
          select 1, 'First' || n, 'Last' || n, 'first' || n || '@mail.example'
          from generate_series(1, %d) n returning id, first_name, last_name)
        insert into application (company_id, applicant_id, job_id, location_id, sort_name,
          stage_changed_at, applied_at)
        select 1, p.id, j.id, j.location_id, lower(last_name), now(), now()
        from person p, (select * from job where company_id = 1 and location_id = 1 limit 1) j
        """
            .formatted(RECIPIENTS));
    database.execute("analyze");
  }

  @AfterEach
  void killed() {
    server.kill();
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void everybody_gets_it_once_however_often_the_server_is_killed() throws Exception {
    begin();
    for (var n = 0; n < KILLS; n++) {
      killInTheMiddle();
      assertThat(state()).as("kill %d", n).isEqualTo("RUNNING");
      assertThat(sent()).as("kill %d", n).isBetween(1L, RECIPIENTS - 1L);
      server = start();
    }
    aSingleMessageGoesFirst();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(state()).isEqualTo("DONE"));

    assertThat(sent()).isEqualTo(RECIPIENTS);
    assertThat(database.number("select count(*) from bulk_recipient where state = 'SENT'"))
        .isEqualTo(RECIPIENTS);
    assertThat(database.number("select count(*) from message where bulk_message_id is not null"))
        .isEqualTo(RECIPIENTS);
    assertThat(
            database.number(
                "select count(distinct conversation_id) from message where bulk_message_id is not null"))
        .isEqualTo(RECIPIENTS);
    assertThat(
            database.number(
                """
                select count(*) from (
                  select from delivery d join message m using (company_id, conversation_id, seq)
                  where m.bulk_message_id is not null
                  group by d.conversation_id having count(*) = 3) three
                """))
        .isEqualTo(RECIPIENTS);
  }

  /// Accepted, and its time has come.
  private void begin() {
    database.execute(
        """
        with bulk as (
          insert into bulk_message (company_id, user_id, body, message_key, state, total, created_at,
            begins_at)
          select 1, id, 'Hi {{applicant.first_name}}', 'k', 'WAITING', %d, now(), now()
          from app_user where email = 'tom@harborcafe.example' returning id),
        recipient as (
          insert into bulk_recipient (company_id, bulk_message_id, application_id)
          select 1, bulk.id, a.id from bulk, application a join applicant p
            on p.company_id = a.company_id and p.id = a.applicant_id
          where a.company_id = 1 and p.email like 'first%%@mail.example')
        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
        select 'bulk', '1:' || id || ':0', now(), false, 1, 50 from bulk
        """
            .formatted(RECIPIENTS));
  }

  private void killInTheMiddle() {
    var target = sent() + 1 + random.nextInt(400);
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> sent() >= target);
    LockSupport.parkNanos(random.nextLong(100_000_000));
    server.kill();
  }

  private void aSingleMessageGoesFirst() {
    var tom = new StaffClient(URI.create("http://127.0.0.1:" + port));
    tom.signIn("tom@harborcafe.example", "earshot-demo");
    tom.get("/applications");
    var application =
        database.number(
            """
            select a.id from application a
            join applicant p on p.company_id = a.company_id and p.id = a.applicant_id
            where a.company_id = 1 and a.location_id = 1 and a.stage = 'NEW' and p.email is not null
              and p.email not like 'first%' limit 1
            """);
    assertThat(waiting()).isGreaterThan(500);
    tom.post("/conversations/" + application + "/messages", Map.of("body", "You?", "key", "one"));
    var start = System.nanoTime();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() ->
            database.number(
                    """
                    select count(*) from delivery d join message m using (company_id, conversation_id, seq)
                    where m.body = 'You?' and d.channel = 'EMAIL' and d.state = 'SENT'
                    """)
                == 1);
    var took = Duration.ofNanos(System.nanoTime() - start);
    LOG.info("a single message went after {} ms, {} others waiting", took.toMillis(), waiting());
    assertThat(waiting()).isPositive();
    assertThat(took).isLessThan(AT_ONCE);
  }

  private long waiting() {
    return database.number("select count(*) from delivery where state = 'QUEUED'");
  }

  private String state() {
    return database.strings("select state from bulk_message").getFirst();
  }

  private long sent() {
    return database.number("select sent from bulk_message");
  }

  private ServerProcess start() {
    return ServerProcess.start(
        database.settings(
            Map.of(
                // What a killed server had in hand is taken over after a second.
                "DBSCHEDULER_HEARTBEATINTERVAL", "250ms",
                // However many get it, it takes no more memory.
                "JAVA_TOOL_OPTIONS", "-Xmx128m -XX:+ExitOnOutOfMemoryError",
                "EARSHOT_DEMO", "true",
                "SERVER_PORT", Integer.toString(port))));
  }
}
