package earshot.chaos;

import earshot.FreePort;
import earshot.database.OwnPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

/// Everything that runs: nodes on one PostgreSQL, who takes their mail and texts, and between any
/// two of them a proxy.
final class Site implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path clock;
  final OwnPostgres postgres;
  final Rows rows;
  final MailSink mail = new MailSink();
  final TextSink texts = new TextSink();
  final FaultProxy toDatabase;
  final FaultProxy toMail;
  final FaultProxy toTexts;
  final FaultProxy toNodes;
  final Optional<OwnRedis> redis = OwnRedis.at(FreePort.next());
  final List<Node> nodes;
  private long ready;

  /// @param data a directory for PostgreSQL, emptied first
  Site(Path data, Options options) {
    empty(data);
    clock = data.resolve("clock");
    postgres = OwnPostgres.in(data.resolve("database"));
    rows = new Rows(postgres);
    make("chaos");
    clockIsWrongBy(Duration.ZERO);
    toDatabase = new FaultProxy(postgres.port());
    toMail = new FaultProxy(mail.port());
    toTexts = new FaultProxy(texts.port());
    var ports = Stream.generate(FreePort::next).limit(options.servers()).toArray(Integer[]::new);
    toNodes = new FaultProxy(ports);
    nodes = Stream.of(ports).map(port -> new Node(port, settings(options))).toList();
  }

  /// Starts the nodes, one of which makes the demo company; returns when all are ready.
  void start() {
    nodes.forEach(Node::begin);
    nodes.forEach(Node::awaitReady);
    ready = System.nanoTime();
  }

  Duration sinceStart() {
    return Duration.ofNanos(System.nanoTime() - ready);
  }

  /// Where browsers go: to any of the nodes.
  URI url() {
    return URI.create("http://127.0.0.1:" + toNodes.port());
  }

  void clockIsWrongBy(Duration by) {
    WrongClock.set(clock, by);
  }

  void awaitDatabase() {
    Awaitility.await().atMost(PATIENCE).until(rows::answers);
  }

  private Map<String, String> settings(Options options) {
    var settings = new HashMap<>(options.settings());
    settings.put(WrongClock.SETTING, clock.toString());
    settings.put("EARSHOT_DEMO", "true");
    settings.put("EARSHOT_PUBLIC_URL", url().toString());
    settings.put(
        "SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:" + toDatabase.port() + "/chaos");
    settings.put("SPRING_DATASOURCE_USERNAME", postgres.username());
    settings.put("SPRING_DATASOURCE_PASSWORD", postgres.password());
    settings.put("SPRING_MAIL_HOST", "127.0.0.1");
    settings.put("SPRING_MAIL_PORT", Integer.toString(toMail.port()));
    settings.put("EARSHOT_EMAIL_DOMAIN", "reply.example");
    settings.put("EARSHOT_EMAIL_PER_SECOND", "0");
    settings.put(
        "EARSHOT_SMS_HTTP_URL", "http://127.0.0.1:" + toTexts.port() + "/send?to={to}&text={text}");
    settings.put("EARSHOT_SMS_PER_SECOND", "0");
    settings.put("EARSHOT_SMS_QUIET_HOURS", "none");
    settings.put("EARSHOT_NOTIFICATION_TOGETHER", "1s");
    redis.ifPresent(it -> settings.putAll(it.settings()));
    return settings;
  }

  private void make(String database) {
    try (var connection = postgres.connect("postgres")) {
      connection.createStatement().execute("create database " + database);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Leaves no process behind, however the tool ends.
  void end() {
    nodes.forEach(Node::end);
    redis.ifPresent(OwnRedis::close);
    postgres.end();
  }

  private static void empty(Path directory) {
    try {
      var database = Files.createDirectories(directory.resolve("database"));
      try (var left = Files.list(database)) {
        for (var each : left.toList()) FileSystemUtils.deleteRecursively(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    nodes.forEach(Node::close);
    Stream.of(toNodes, toDatabase, toMail, toTexts).forEach(FaultProxy::close);
    mail.close();
    texts.close();
    redis.ifPresent(OwnRedis::close);
    postgres.close();
  }
}
