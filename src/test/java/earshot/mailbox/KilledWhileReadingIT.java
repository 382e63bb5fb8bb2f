package earshot.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import earshot.FreePort;
import earshot.MailClient;
import earshot.ServerProcess;
import earshot.StaffClient;
import earshot.database.SpareDatabase;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/// Kills the server again and again while it reads a full mailbox, and counts.
@NullMarked
class KilledWhileReadingIT {

  private static final Path DATA = Path.of("target/killed-while-reading").toAbsolutePath();
  private static final int MAILS = 50;
  private static final int KILLS = Integer.getInteger("earshot.kills", 1);

  private final GreenMail mail =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(FreePort.next(), "127.0.0.1", "smtp"),
            new ServerSetup(FreePort.next(), "127.0.0.1", "imap")
          });
  private final int port = FreePort.next();
  private GreenMailUser mailbox;
  private SpareDatabase database;
  private ServerProcess server;

  @BeforeEach
  void a_demo_company_with_a_mail_server() throws IOException {
    database = SpareDatabase.make("reading");
    mail.start();
    mailbox = mail.setUser("replies@harborcafe.example", "replies", "secret");
    server = start();
  }

  @AfterEach
  void stopped() {
    server.close();
    mail.stop();
  }

  @Test
  @Timeout(value = 6, unit = TimeUnit.MINUTES)
  void each_mail_is_one_message_whatever_is_killed_in_the_middle() throws Exception {
    var received = mailsToApplicants();
    var ledger = IntStream.rangeClosed(1, MAILS).mapToObj(i -> "Ledger answer " + i + ".").toList();
    server.kill();
    for (var i = 0; i < MAILS; i++)
      deliver(received.get(i % received.size()), ledger.get(i), "<ledger-" + i + "@mail.example>");
    for (var kill = 1; kill <= KILLS; kill++) {
      server = start();
      var least = kill * MAILS / (KILLS + 2);
      eventually().until(() -> stored().size() >= least);
      server.kill();
    }
    var before = stored().size();
    server = start();
    eventually().until(() -> count("INBOX") == 0);

    assertThat(before).isBetween(1, MAILS - 1);
    assertThat(stored()).containsExactlyInAnyOrderElementsOf(ledger);
    assertThat(count("Earshot")).isEqualTo(MAILS);
    LoggerFactory.getLogger(KilledWhileReadingIT.class)
        .info("{} mails, {} kills, {} stored before the last one", MAILS, KILLS, before);
  }

  /// Tom writes to some applicants; their mail programs have it.
  private List<MimeMessage> mailsToApplicants() {
    var tom = new StaffClient(URI.create("http://127.0.0.1:" + port));
    tom.signIn("tom@harborcafe.example", "earshot-demo");
    tom.get("/applications");
    var applications =
        database.strings(
            """
            select a.id from application a join applicant p on p.id = a.applicant_id
            where a.stage = 'NEW' and a.location_id = 1 and p.email is not null
              and p.email_bounced_at is null
            order by 1 limit 8
            """);
    for (var id : applications)
      assertThat(
              tom.post(
                      "/conversations/" + id + "/messages",
                      Map.of("body", "Hello", "key", "k" + id))
                  .statusCode())
          .isEqualTo(200);
    eventually().until(() -> mail.getReceivedMessages().length >= applications.size());
    return List.of(mail.getReceivedMessages());
  }

  private void deliver(MimeMessage answered, String words, String id) throws MessagingException {
    var from = answered.getRecipients(RecipientType.TO)[0].toString();
    var reply = MailClient.reply(answered, from, words, id);
    mailbox.deliver(
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(reply)));
  }

  private ServerProcess start() {
    return ServerProcess.start(
        database.settings(
            Map.ofEntries(
                Map.entry("EARSHOT_DATA_DIR", DATA.toString()),
                Map.entry("EARSHOT_DEMO", "true"),
                Map.entry("SERVER_PORT", Integer.toString(port)),
                Map.entry("DBSCHEDULER_HEARTBEATINTERVAL", "250ms"),
                Map.entry("SPRING_MAIL_HOST", "127.0.0.1"),
                Map.entry("SPRING_MAIL_PORT", Integer.toString(mail.getSmtp().getPort())),
                Map.entry("EARSHOT_EMAIL_DOMAIN", "replies.harborcafe.example"),
                Map.entry("EARSHOT_EMAIL_IMAP_HOST", "127.0.0.1"),
                Map.entry("EARSHOT_EMAIL_IMAP_PORT", Integer.toString(mail.getImap().getPort())),
                Map.entry("EARSHOT_EMAIL_IMAP_TLS", "off"),
                Map.entry("EARSHOT_EMAIL_IMAP_LEASE", "3s"),
                Map.entry("EARSHOT_EMAIL_IMAP_USERNAME", "replies"),
                Map.entry("EARSHOT_EMAIL_IMAP_PASSWORD", "secret"))));
  }

  private List<String> stored() {
    return database.strings("select body from message where body like 'Ledger answer%'");
  }

  private int count(String folder) throws FolderException {
    var found = mail.getManagers().getImapHostManager().getFolder(mailbox, folder);
    return found == null ? 0 : found.getMessageCount();
  }

  /// Long, as the machine may be busy.
  private static ConditionFactory eventually() {
    return await().dontCatchUncaughtExceptions().atMost(Duration.ofMinutes(2));
  }
}
