package earshot.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.ServerProcess;
import earshot.StaffClient;
import earshot.chaos.FaultProxy.Mode;
import earshot.database.OwnPostgres;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/// A server whose PostgreSQL hangs, is gone without a word, is down or takes nothing: it says so in
/// time, and goes on by itself.
@NullMarked
class DatabaseAwayIT {

  private static final Path DATA = Path.of("target/database-away").toAbsolutePath();
  private static final String SENTENCE = "The database does not answer just now.";

  /// Of somebody at Tom's location whom nobody has written to.
  private static final String APPLICATION =
      """
      with person as (
        insert into applicant (company_id, first_name, last_name, email)
        values (1, 'Dora', 'Diaz', 'dora@mail.example') returning id)
      insert into application (company_id, applicant_id, job_id, location_id, sort_name,
        stage_changed_at, applied_at)
      select 1, p.id, j.id, j.location_id, 'diaz dora', now(), now()
      from person p,
        (select * from job where company_id = 1 and location_id = 1 order by id limit 1) j
      returning id
      """;

  /// Browsers wait for 15 s.
  private static final Duration ANSWERED = Duration.ofSeconds(14);

  private static final Duration GOES_ON = Duration.ofSeconds(30);

  private static final String WAITING =
      "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";

  private static OwnPostgres postgres;
  private static FaultProxy proxy;
  private static Rows rows;
  private static ServerProcess server;
  private static StaffClient tom;
  private static long application;

  @BeforeAll
  static void tom_is_signed_in() throws Exception {
    FileSystemUtils.deleteRecursively(DATA);
    postgres = OwnPostgres.in(DATA);
    rows = new Rows(postgres);
    administer("postgres", "create database chaos");
    proxy = new FaultProxy(postgres.port());
    server = ServerProcess.start(settings());
    tom = new StaffClient(server.url());
    tom.signIn("tom@harborcafe.example", "earshot-demo");
    tom.get("/applications");
    application = rows.number(APPLICATION);
    assertThat(send().statusCode()).isEqualTo(200);
  }

  @AfterAll
  static void ended() throws Exception {
    server.close();
    proxy.close();
    postgres.close();
  }

  @Test
  void a_postgresql_that_hangs_is_said_in_time_and_everything_goes_on_after_it() {
    postgres.freeze();
    try {
      assertSaid(applications());
      assertSaid(applications());
      assertSaid(send());
    } finally {
      postgres.thaw();
    }

    assertGoesOn();
  }

  @Test
  void a_server_whose_connections_are_all_forgotten_makes_others() {
    proxy.forgetAll();

    assertSaid(applications());

    assertGoesOn();
  }

  @Test
  void a_request_in_the_middle_of_a_statement_is_answered_too() throws Exception {
    try (var other = postgres.connect("chaos")) {
      other.setAutoCommit(false);
      other
          .createStatement()
          .execute("select from conversation where id = %d for update".formatted(application));
      var answer = CompletableFuture.supplyAsync(DatabaseAwayIT::send);
      await().until(() -> rows.number(WAITING) > 0);
      proxy.forgetAll();

      assertSaid(answer.join());
    }

    assertGoesOn();
  }

  @Test
  void a_postgresql_that_is_down_is_said_once_it_was_waited_for_once() {
    proxy.set(Mode.REFUSE);
    try {
      for (var time = 0; time < 3; time++) {
        var began = System.nanoTime();
        assertSaid(applications());
        assertThat(since(began)).isLessThan(Duration.ofSeconds(9));
      }
    } finally {
      proxy.set(Mode.PASS);
    }

    assertGoesOn();
  }

  @Test
  void a_postgresql_that_takes_nothing_is_said_and_left_as_soon_as_it_takes_something()
      throws Exception {
    administer("postgres", "alter database chaos set default_transaction_read_only = on");
    proxy.cutAll();
    try {
      await().atMost(GOES_ON).until(() -> applications().statusCode() == 200);
      assertSaid(send());
    } finally {
      administer("postgres", "alter database chaos reset default_transaction_read_only");
    }

    assertGoesOn();
  }

  private static void assertSaid(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains(SENTENCE);
  }

  /// A message is taken and mailed.
  private static void assertGoesOn() {
    var began = System.nanoTime();
    var mails = mails();
    await().atMost(GOES_ON).ignoreExceptions().until(() -> send().statusCode() == 200);
    await().atMost(GOES_ON).until(() -> mails() > mails);
    assertThat(since(began)).isLessThan(GOES_ON);
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static long mails() {
    return rows.number("select count(*) from demo_mail");
  }

  private static HttpResponse<String> applications() {
    return tom.send(tom.request("/applications").timeout(ANSWERED).GET());
  }

  private static HttpResponse<String> send() {
    var form = BodyPublishers.ofString("body=Hello&key=" + UUID.randomUUID());
    return tom.send(
        tom.withToken(tom.request("/conversations/" + application + "/messages"))
            .timeout(ANSWERED)
            .POST(form));
  }

  private static Map<String, String> settings() {
    return Map.of(
        "EARSHOT_DEMO",
        "true",
        "EARSHOT_NOTIFICATION_TOGETHER",
        "0s",
        "SPRING_DATASOURCE_URL",
        "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/chaos",
        "SPRING_DATASOURCE_USERNAME",
        postgres.username(),
        "SPRING_DATASOURCE_PASSWORD",
        postgres.password());
  }

  private static void administer(String database, String statement) throws SQLException {
    try (var connection = postgres.connect(database);
        var execution = connection.createStatement()) {
      execution.execute(statement);
    }
  }
}
