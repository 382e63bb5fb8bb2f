package earshot.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import earshot.ChannelsTest;
import earshot.FreePort;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.MailClient;
import earshot.Peers;
import earshot.email.TestMail;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Jamie's answers wait on an IMAP server.
@NullMarked
@ChannelsTest
@ExtendWith(OutputCaptureExtension.class)
class MailboxReaderTest {

  private static final String TOO_MUCH = ("x".repeat(998) + "\n").repeat(27_000);
  private static final Duration OFTEN = Duration.ofMillis(100);
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration SELDOM = Duration.ofMinutes(5);

  @Autowired private HarborCafe cafe;
  @Autowired private Intake intake;
  @Autowired private TestMail tests;
  @Autowired private ConfigurableApplicationContext context;
  @Autowired private JdbcClient sql;
  @Autowired private TransactionTemplate transaction;

  private final List<MailboxReader> readers = new ArrayList<>();
  private final AtomicReference<@Nullable Throwable> met = new AtomicReference<>();
  private final ApplicationListener<PayloadApplicationEvent<TestMail.Arrived>> listener =
      ApplicationListener.forPayload(_ -> meet());
  private MailboxLease lease;
  private GreenMail server;
  private GreenMailUser mailbox;
  private Line line;
  private Story story;
  private MimeMessage received;

  /// One node's.
  private record Node(MailboxReader reader, MailboxState state) {

    String says() {
      return String.valueOf(state.health().getDetails().get("mailbox"));
    }
  }

  @BeforeEach
  void maria_has_written_to_jamie() throws IOException {
    server = new GreenMail(new ServerSetup(FreePort.next(), "127.0.0.1", "imap"));
    server.start();
    mailbox = server.setUser("replies@harborcafe.example", "replies", "secret");
    lease = new MailboxLease(sql, LEASE);
    line = new Line(server.getImap().getPort());
    story = cafe.story();
    story.write("Can you come on Tuesday?");
    cafe.runJobs();
    received = Peers.mailTo(story.email()).getFirst();
  }

  @AfterEach
  void everything_ends() throws IOException {
    readers.forEach(MailboxReader::stop);
    context.removeApplicationListener(listener);
    line.close();
    server.stop();
  }

  @Test
  void the_server_tells_of_a_mail_and_it_is_there_within_seconds() {
    var node = node(SELDOM);
    awaitReading(node);

    // GreenMail forgets to tell of what comes while it begins to listen, hence more than once.
    var mail = reply("Tuesday is fine");
    eventually()
        .pollInterval(Duration.ofMillis(500))
        .until(() -> {
          deliver(mail);
          return story.messages().size() == 2;
        });
    assertThat(story.lastMessage().body()).isEqualTo("Tuesday is fine");
    awaitFolder("INBOX", 0);
  }

  @Test
  void what_came_while_nobody_read_is_taken_at_the_start() {
    deliver(reply("Tuesday is fine"));

    node(SELDOM);

    awaitMessages(2);
  }

  @Test
  void a_server_that_cannot_tell_is_asked() {
    line.without("IDLE");
    awaitReading(node(OFTEN));

    deliver(reply("Tuesday is fine"));

    awaitMessages(2);
  }

  @Test
  void a_cut_line_is_taken_up_again() {
    var node = node(OFTEN);
    awaitReading(node);

    line.cut();
    deliver(reply("Tuesday is fine"));

    awaitMessages(2);
    awaitReading(node);
  }

  @Test
  void a_server_that_was_away_is_found_again() {
    var node = node(OFTEN);
    awaitReading(node);

    server.stop();
    line.cut();
    eventually().until(() -> node.state().health().getStatus().equals(Status.DOWN));
    server.start();
    mailbox = server.setUser("replies@harborcafe.example", "replies", "secret");
    deliver(reply("Tuesday is fine"));

    awaitMessages(2);
  }

  @Test
  void killed_between_storing_and_moving_it_is_taken_again_and_is_one_message() {
    line.cutBefore(" MOVE ");
    deliver(reply("Tuesday is fine"));

    node(OFTEN);

    awaitFolder("Earshot", 1);
    assertThat(line.wasCut()).isTrue();
    assertThat(story.messages()).hasSize(2);
  }

  @Test
  void killed_between_copying_and_deleting_it_is_one_message_too() {
    line.without("MOVE").cutBefore(" STORE ");
    deliver(reply("Tuesday is fine"));

    node(OFTEN);

    awaitFolder("INBOX", 0);
    assertThat(line.wasCut()).isTrue();
    assertThat(story.messages()).hasSize(2);
  }

  @Test
  void a_mail_that_somebody_else_deletes_stays_theirs() throws FolderException {
    line.without("MOVE");
    deliver(reply("I think again"));
    deliver(reply("Tuesday is fine"));
    folder("INBOX")
        .setFlags(
            new Flags(Flags.Flag.DELETED),
            true,
            folder("INBOX").getMessages().getFirst().getUid(),
            null,
            false);

    node(OFTEN);

    awaitFolder("Earshot", 1);
    awaitFolder("INBOX", 1);
    assertThat(story.messages()).hasSize(2);
  }

  @Test
  void a_front_full_of_deleted_mails_hides_no_mail() throws FolderException {
    line.without("MOVE");
    for (var i = 0; i < 60; i++) deliver(reply("I think again"));
    for (var mail : folder("INBOX").getMessages())
      folder("INBOX").setFlags(new Flags(Flags.Flag.DELETED), true, mail.getUid(), null, false);
    deliver(reply("Tuesday is fine"));

    node(OFTEN);

    awaitMessages(2);
    awaitFolder("Earshot", 1);
    awaitFolder("INBOX", 60);
  }

  @Test
  void a_server_that_cannot_remove_one_mail_alone_is_read_on_and_on() {
    line.without("MOVE").without("UIDPLUS");
    for (var i = 1; i <= 60; i++) deliver(reply("Answer " + i));

    node(OFTEN);

    awaitMessages(61);
    awaitFolder("Earshot", 60);
    awaitFolder("INBOX", 60);
  }

  @Test
  void a_mail_that_breaks_the_reader_is_put_aside_and_the_next_is_taken(CapturedOutput said) {
    met(new StackOverflowError("too deep"));
    deliver(selfTest());
    deliver(reply("Tuesday is fine"));

    node(OFTEN);

    awaitMessages(2);
    awaitFolder("Earshot-failed", 1);
    awaitFolder("Earshot", 1);
    assertThat(said).contains("put aside: java.lang.StackOverflowError: too deep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO", "BAD"})
  void a_mail_that_the_server_cannot_hand_out_is_put_aside_and_the_next_is_taken(
      String refusal, CapturedOutput said) {
    line.refuse(refusal, "BODY.PEEK");
    deliver(reply("Monday is fine"));
    deliver(reply("Tuesday is fine"));

    node(OFTEN);

    awaitFolder("Earshot-failed", 1);
    awaitFolder("Earshot", 1);
    awaitMessages(2);
    assertThat(story.lastMessage().body()).isEqualTo("Tuesday is fine");
    assertThat(said).contains("put aside: The server does not hand it out:");
  }

  @Test
  void a_mail_that_the_server_does_not_move_either_stays_and_the_next_is_taken(
      CapturedOutput said) {
    line.refuse("NO", "BODY.PEEK", " MOVE ");
    deliver(reply("Monday is fine"));
    deliver(reply("Tuesday is fine"));

    var node = node(OFTEN);

    awaitFolder("Earshot", 1);
    deliver(reply("Wednesday too"));
    awaitFolder("Earshot", 2);
    awaitFolder("INBOX", 1);
    assertThat(story.messages()).hasSize(3);
    assertThat(node.reader().failures()).isZero();
    assertThat(said).containsOnlyOnce("neither be taken nor put aside");
  }

  @Test
  void a_mail_that_was_taken_and_does_not_move_keeps_no_other_from_being_taken(
      CapturedOutput said) {
    line.refuse("NO", " MOVE ");
    deliver(reply("Monday is fine"));
    deliver(reply("Tuesday is fine"));

    var node = node(OFTEN);

    awaitMessages(3);
    awaitFolder("Earshot", 1);
    deliver(reply("Wednesday too"));
    awaitFolder("Earshot", 2);
    awaitFolder("INBOX", 1);
    assertThat(story.messages()).hasSize(4);
    assertThat(node.reader().failures()).isZero();
    assertThat(said).containsOnlyOnce("was taken and cannot be moved, so it stays");
  }

  @Test
  void a_mail_that_meets_a_database_in_transition_is_taken_afterwards() {
    met(
        new UncategorizedSQLException(
            "store",
            null,
            new SQLException("cannot execute INSERT in a read-only transaction", "25006")));
    deliver(selfTest());

    var node = node(OFTEN);

    awaitFolder("Earshot", 1);
    awaitReading(node);
    assertThat(met).hasValue(null);
    assertThat(folder("Earshot-failed").getMessageCount()).isZero();
  }

  @Test
  void fifty_mails_and_some_of_them_twice_are_fifty_messages_in_order() {
    for (var i = 1; i <= 50; i++) {
      var mail = reply("Answer " + i);
      deliver(mail);
      if (i % 5 == 0) deliver(mail);
    }

    node(SELDOM);

    awaitFolder("Earshot", 60);
    assertThat(story.messages()).hasSize(51);
    assertThat(story.lastMessage().body()).isEqualTo("Answer 50");
    awaitFolder("INBOX", 0);
  }

  @Test
  void what_answers_nothing_and_what_is_too_large_is_put_aside_with_the_reason(
      CapturedOutput said) {
    deliver(MailClient.raw("From: shop@mail.example\nTo: you@mail.example\n\nBuy!"));
    deliver(MailClient.raw("From: a@mail.example\n\n" + TOO_MUCH));
    deliver(reply("Tuesday is fine"));

    node(OFTEN);

    awaitMessages(2);
    awaitFolder("Earshot-failed", 2);
    awaitFolder("Earshot", 1);
    assertThat(said).containsOnlyOnce("put aside: It answers no conversation.");
    assertThat(said).containsOnlyOnce("put aside: It is larger than 25 MB.");
  }

  @Test
  void of_an_answer_that_is_too_large_it_is_seen_that_it_came(CapturedOutput said) {
    deliver(
        MailClient.reply(
            received, story.email(), TOO_MUCH, "<" + story.company() + "@mail.example>"));

    node(OFTEN);

    awaitFolder("Earshot-failed", 1);
    assertThat(story.messages()).hasSize(1);
    assertThat(waiting())
        .isEqualTo(story.email() + ": It is larger than 25 MB, so only that it came is kept.");
    var named = "Conversation %d, Message-ID <%d@".formatted(story.application(), story.company());
    eventually().until(() -> said.getAll().contains(named));
  }

  @Test
  void of_headers_without_end_no_more_is_fetched_than_is_looked_at(CapturedOutput said) {
    var headers = ("X-Trace: " + "x".repeat(980) + "\n").repeat(27_000);
    deliver(MailClient.raw("From: a@mail.example\n" + headers + "\nYes"));
    deliver(reply("Tuesday is fine"));

    node(OFTEN);

    awaitMessages(2);
    awaitFolder("Earshot-failed", 1);
    awaitFolder("Earshot", 1);
    assertThat(said).contains("put aside: It is larger than 25 MB.");
    assertThat(line.brought()).isLessThan(1024 * 1024);
  }

  @Test
  void a_mail_that_breaks_the_line_while_it_is_read_is_put_aside_unread_and_the_next_is_taken(
      CapturedOutput said) {
    line.lieOfLength();
    deliver(reply("Monday is fine"));
    deliver(reply("Tuesday is fine"));

    node(OFTEN);

    awaitFolder("Earshot-failed", 1);
    awaitFolder("Earshot", 1);
    awaitMessages(2);
    assertThat(story.lastMessage().body()).isEqualTo("Tuesday is fine");
    assertThat(said).contains("put aside: Reading it broke: java.lang.");
  }

  @Test
  void a_wrong_password_is_said_once_and_ends_by_itself(CapturedOutput said) throws UserException {
    mailbox.setPassword("changed");
    var node = node(OFTEN);

    eventually().until(() -> node.state().health().getStatus().equals(Status.DOWN));
    assertThat(String.valueOf(node.state().health().getDetails().get("problem")))
        .startsWith("the sign-in was refused");
    eventually().until(() -> node.reader().failures() >= 2);
    assertThat(said).containsOnlyOnce("the sign-in was refused");

    mailbox.setPassword("secret");
    deliver(reply("Tuesday is fine"));
    awaitMessages(2);
    awaitReading(node);
  }

  @Test
  void one_node_reads_and_another_takes_over() {
    var first = node(OFTEN);
    awaitReading(first);
    var second = node(OFTEN);
    eventually().until(() -> second.says().equals("is read by another node"));

    first.reader().stop();
    deliver(reply("Tuesday is fine"));

    awaitMessages(2);
    awaitReading(second);
  }

  /// A server that is shut down waits for no server of others.
  @Test
  void a_server_that_hangs_holds_up_no_end_and_another_node_reads_at_once() {
    awaitReading(node(SELDOM));
    line.swallow();
    var begun = System.nanoTime();

    readers.getFirst().stop();

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(6));
    eventually().atMost(Duration.ofSeconds(5)).until(() -> lease.take("another"));
    lease.end("another");
  }

  @Test
  void a_lease_that_was_taken_while_the_databases_clock_was_ahead_ends_once_it_is_right() {
    assertThat(lease.take("dead")).isTrue();
    sql.sql("update lease set ends_at = ends_at + interval '1 hour'").update();

    assertThat(lease.take("alive")).isTrue();

    lease.end("alive");
  }

  @Test
  void the_lease_of_a_node_that_died_ends() {
    assertThat(lease.take("dead")).isTrue();
    assertThat(lease.take("alive")).isFalse();
    assertThat(lease.take("dead")).isTrue();

    sql.sql("update lease set ends_at = now() - interval '1 second'").update();

    assertThat(lease.take("alive")).isTrue();
    assertThat(lease.take("dead")).isFalse();
    lease.end("alive");
  }

  private Node node(Duration look) {
    var settings =
        new MailboxSettings(
            "127.0.0.1",
            line.port(),
            "replies",
            "secret",
            MailboxSettings.Tls.OFF,
            "INBOX",
            "Earshot",
            "Earshot-failed",
            LEASE);
    var state = new MailboxState(settings);
    var reader = new MailboxReader(settings, intake, lease, state, look);
    readers.add(reader);
    reader.start();
    return new Node(reader, state);
  }

  /// What the next self-test's mail meets while it is taken.
  private void met(Throwable trouble) {
    met.set(trouble);
    context.addApplicationListener(listener);
  }

  private void meet() {
    var trouble = met.getAndSet(null);
    if (trouble instanceof Error error) throw error;
    if (trouble instanceof RuntimeException exception) throw exception;
  }

  private byte[] selfTest() {
    return MailClient.raw(
        "Message-ID: <%s@mail.example>\nFrom: a@mail.example\nTo: %s\n\nIt does."
            .formatted(UUID.randomUUID(), tests.address(1)));
  }

  private byte[] reply(String words) {
    return MailClient.reply(
        received, story.email(), words, "<" + UUID.randomUUID() + "@mail.example>");
  }

  private void deliver(byte[] raw) {
    try {
      var session = Session.getInstance(new Properties());
      mailbox.deliver(new MimeMessage(session, new ByteArrayInputStream(raw)));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Long, as such a server thread may wait for a processor; GreenMail's own threads end with
  /// exceptions where a line is cut.
  private static ConditionFactory eventually() {
    return await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(30));
  }

  private static void awaitReading(Node node) {
    eventually().until(() -> node.says().equals("is read"));
  }

  private void awaitMessages(int count) {
    eventually().untilAsserted(() -> assertThat(story.messages()).hasSize(count));
  }

  private void awaitFolder(String name, int count) {
    eventually()
        .untilAsserted(() -> {
          assertThat(folder(name)).as(name).isNotNull();
          assertThat(folder(name).getMessageCount()).as(name).isEqualTo(count);
        });
  }

  /// The mail to decide on, and why it is one.
  private String waiting() {
    return story.in(() ->
        Objects.requireNonNull(
            transaction.execute(_ ->
                sql.sql("select sender || ': ' || reason from quarantined_mail")
                    .query(String.class)
                    .single())));
  }

  private MailFolder folder(String name) {
    return server.getManagers().getImapHostManager().getFolder(mailbox, name);
  }
}
