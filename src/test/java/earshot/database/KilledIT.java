package earshot.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.ServerProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/// The server and its own PostgreSQL as processes, killed in every combination.
@NullMarked
class KilledIT {

  private static final Path DATA = Path.of("target/killed").toAbsolutePath();
  private static final Map<String, String> SETTINGS = Map.of("EARSHOT_DATA_DIR", DATA.toString());

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration TRIED_FOR = Duration.ofSeconds(60);

  private static ServerProcess server;
  private static int acknowledged;

  @BeforeAll
  static void a_first_start() throws IOException, SQLException {
    FileSystemUtils.deleteRecursively(DATA);
    server = ServerProcess.start(SETTINGS);
    execute("create table killed (id bigint generated always as identity primary key)");
  }

  @BeforeEach
  void a_row_acknowledged() throws IOException, SQLException {
    execute("insert into killed default values");
    acknowledged++;
  }

  @AfterAll
  static void stopped() {
    server.close();
  }

  @Test
  void after_the_server_is_killed_the_next_start_finds_its_postgresql_and_every_row()
      throws Exception {
    ProcessHandle left = postgres();
    server.kill();
    assertThat(left.isAlive()).isTrue();

    server = ServerProcess.start(SETTINGS);

    assertThat(rows()).isEqualTo(acknowledged);
    await().until(() -> !left.isAlive());
  }

  @Test
  void after_both_are_killed_the_next_start_finds_every_row() throws Exception {
    ProcessHandle postgres = postgres();
    server.kill();
    postgres.destroyForcibly();

    server = ServerProcess.start(SETTINGS);

    assertThat(rows()).isEqualTo(acknowledged);
  }

  @Test
  void a_killed_postgresql_is_started_again_while_the_server_runs() throws Exception {
    ProcessHandle killed = postgres();
    killed.destroyForcibly();

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(server.output()).contains("started again"));

    assertThat(rows()).isEqualTo(acknowledged);
    assertThat(postgres().pid()).isNotEqualTo(killed.pid());
    assertThat(server.isAlive()).isTrue();
  }

  /// As on a full disk.
  @Test
  void a_postgresql_that_cannot_start_is_tried_until_it_can_and_the_server_goes_on()
      throws Exception {
    var needed = DATA.resolve("postgresql/PG_VERSION");
    var away = Files.move(needed, DATA.resolve("PG_VERSION"));
    try {
      postgres().destroyForcibly();
      await().atMost(TRIED_FOR).until(() -> server.output().contains("does not start"));

      assertThat(status("/setup")).isEqualTo(503);
      assertThat(status("/actuator/health/readiness")).isEqualTo(503);
    } finally {
      Files.move(away, needed);
    }

    await().atMost(TRIED_FOR).until(() -> status("/actuator/health/readiness") == 200);
    assertThat(status("/setup")).isEqualTo(200);
    assertThat(rows()).isEqualTo(acknowledged);
    assertThat(server.output()).containsOnlyOnce("does not start");
  }

  @Test
  void a_second_server_on_the_directory_names_the_first_and_ends() {
    try (var second = ServerProcess.begin(SETTINGS)) {
      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(second.errors())
          .isEqualTo(
              """
              Earshot cannot start: earshot.data-dir (EARSHOT_DATA_DIR): %s is in use by process %d, which must end first
              """
                  .formatted(DATA, server.pid()));
      assertThat(server.isAlive()).isTrue();
    }
  }

  @Test
  void a_stopped_server_stops_its_postgresql() throws Exception {
    ProcessHandle postgres = postgres();

    server.close();

    await().until(() -> !postgres.isAlive());
    server = ServerProcess.start(SETTINGS);
    assertThat(rows()).isEqualTo(acknowledged);
  }

  @Test
  void nobody_enters_without_the_password_and_nobody_else_can_read_it() throws Exception {
    assertThat(Files.getPosixFilePermissions(DATA))
        .hasToString("[OWNER_READ, OWNER_WRITE, OWNER_EXECUTE]");
    assertThat(Files.readAllLines(DATA.resolve("postgresql/pg_hba.conf")))
        .filteredOn(line -> !line.isBlank() && !line.startsWith("#"))
        .isNotEmpty()
        .allMatch(line -> line.endsWith("scram-sha-256"));
  }

  private static int status(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(server.url().resolve(path)).build();
    return HTTP.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static int rows() throws IOException, SQLException {
    try (var connection = connect();
        var statement = connection.createStatement();
        var answer = statement.executeQuery("select count(*) from killed")) {
      answer.next();
      return answer.getInt(1);
    }
  }

  private static void execute(String sql) throws IOException, SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect() throws IOException, SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%s/earshot"
            .formatted(Files.readString(DATA.resolve("postgresql.port"))),
        Cluster.OWNER,
        Files.readString(DATA.resolve("postgresql.password")));
  }

  private static ProcessHandle postgres() throws IOException {
    String pid = Files.readAllLines(DATA.resolve("postgresql/postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }
}
