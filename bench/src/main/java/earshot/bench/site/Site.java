package earshot.bench.site;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// All that runs beside the load.
public final class Site implements AutoCloseable {

  private static final Path PLACE = Path.of("target/bench").toAbsolutePath();

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

  /// Waits until the servers have done what is due, and writes what PostgreSQL still holds in mind,
  /// so that the next try begins as the one before.
  public void settle(String database) {
    var due =
        "select count(*) from scheduled_tasks where execution_time <= now() and task_name like 'deliver%'";
    for (var n = 0; n < 600 && postgres.number(database, due) > 0; n++)
      Node.pause(Duration.ofMillis(200));
    postgres.execute(database, "checkpoint");
  }

  @Override
  public void close() throws IOException {
    mail.close();
    texts.close();
    postgres.close();
  }
}
