package earshot.bench.site;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// How the servers are set up: as an operator would, but with other sides that answer at once and
/// no limit on how fast they are asked.
final class Settings {

  static final String TOKEN = "bench-operations-token";

  private final Path place;
  private final Postgres postgres;
  private final MailSink mail;
  private final TextSink texts;

  Settings(Path place, Postgres postgres, MailSink mail, TextSink texts) {
    this.place = place;
    this.postgres = postgres;
    this.mail = mail;
    this.texts = texts;
  }

  Map<String, String> of(int port, String database) {
    var settings = new HashMap<String, String>();
    settings.put("SERVER_PORT", Integer.toString(port));
    settings.put("EARSHOT_DATA_DIR", place.resolve("node").toString());
    settings.put("EARSHOT_OPERATIONS_TOKEN", TOKEN);
    settings.put(
        "SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + database);
    settings.put("SPRING_DATASOURCE_USERNAME", Postgres.OWNER);
    settings.put("SPRING_DATASOURCE_PASSWORD", "any");
    settings.put("SPRING_MAIL_HOST", "127.0.0.1");
    settings.put("SPRING_MAIL_PORT", Integer.toString(mail.port()));
    settings.put("EARSHOT_EMAIL_DOMAIN", "reply.example");
    settings.put("EARSHOT_EMAIL_PER_SECOND", "0");
    settings.put(
        "EARSHOT_SMS_HTTP_URL", "http://127.0.0.1:" + texts.port() + "/send?to={to}&text={text}");
    settings.put("EARSHOT_SMS_PER_SECOND", "0");
    settings.put("EARSHOT_SMS_QUIET_HOURS", "none");
    settings.put("EARSHOT_API_PER_MINUTE", "0");
    return settings;
  }
}
