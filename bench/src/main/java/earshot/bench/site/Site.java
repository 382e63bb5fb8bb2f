package earshot.bench.site;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// All that runs beside the load.
public final class Site implements AutoCloseable {

  private static final Path PLACE = Path.of("target/bench").toAbsolutePath();

  private static final String DUE =
      """
      select exists (select from scheduled_tasks
        where execution_time <= now() and task_name like 'deliver%')
      """;

  private static final String DROP =
      "delete from scheduled_tasks where task_name like 'deliver%' and not picked";

  private final Postgres postgres = new Postgres(PLACE.resolve("postgres"));
  private final MailSink mail = new MailSink();
  private final TextSink texts = new TextSink();
  private final Settings settings = new Settings(PLACE, postgres, mail, texts);
  private final Databases databases = new Databases(postgres, settings);

  public Postgres postgres() {
    return postgres;
  }

  public Databases databases() {
    return databases;
  }

  public MailSink mail() {
    return mail;
  }

  public TextSink texts() {
    return texts;
  }

  /// A server on that database, ready.
  public Node node(String database) {
    return Node.start(database, settings);
  }

  /// Empty where it is not installed.
  public Optional<Ejabberd> ejabberd() {
    return Ejabberd.start(PLACE.resolve("ejabberd"), postgres);
  }

  /// Waits until the servers have done what is due, but no longer than that: what waits then is
  /// dropped, or a server that was given more than it could do would slow down the next try. Writes
  /// what PostgreSQL still holds in mind, so that the next try begins as the one before.
  public void settle(String database, Duration longest) {
    var end = System.nanoTime() + longest.toNanos();
    try (var look = postgres.connect(database);
        var due = look.prepareStatement(DUE)) {
      while (System.nanoTime() < end && isTrue(due)) Node.pause(Duration.ofMillis(100));
      if (isTrue(due)) {
        look.createStatement().execute(DROP);
        while (isTrue(due)) Node.pause(Duration.ofMillis(100));
      }
      look.createStatement().execute("checkpoint");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Drops also what is due later, so that nothing is done beside what comes next.
  public void dropDeliveries(String database) {
    settle(database, Duration.ZERO);
    postgres.execute(database, DROP);
  }

  private static boolean isTrue(PreparedStatement question) throws SQLException {
    try (var answer = question.executeQuery()) {
      return answer.next() && answer.getBoolean(1);
    }
  }

  @Override
  public void close() throws IOException {
    mail.close();
    texts.close();
    postgres.close();
  }
}
