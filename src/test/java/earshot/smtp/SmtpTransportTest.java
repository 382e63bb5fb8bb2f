package earshot.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import earshot.email.MailFailed;
import earshot.email.MailFailed.Kind;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// An SMTP server that does not do what it should, at each step.
@NullMarked
class SmtpTransportTest {

  private static final String PATIENCE = "1000";
  private static final Patience USUAL =
      new Patience(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofMinutes(1));

  private final SmtpServer server = new SmtpServer();
  private final JavaMailSenderImpl settings = settings();
  private final SmtpTransport transport = new SmtpTransport("127.0.0.1", settings, USUAL);

  @AfterEach
  void stop() {
    transport.close();
    server.close();
  }

  @Test
  void an_unknown_mailbox_is_refused_for_good() {
    var failed = failure("RCPT", "550 5.1.1 No such user here");

    assertThat(failed.isPermanent()).isTrue();
    assertThat(failed).hasMessage("The mail server refused: 550 5.1.1 No such user here");
  }

  @Test
  void a_full_mailbox_is_tried_again() {
    assertThat(failure("RCPT", "452 4.2.2 Mailbox full").isPermanent()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"553 5.7.1 Sender address rejected: not owned", "550 5.7.60 SendAsDenied"})
  void a_server_that_does_not_let_us_send_says_nothing_of_the_mail(String answer) {
    var failed = failure("MAIL", answer);

    assertThat(failed.kind()).isEqualTo(Kind.NO_SERVER);
    assertThat(failed).hasMessage("The mail server does not let us send: " + answer);
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, 530 5.7.0 Must issue a STARTTLS command first",
    "RCPT, 530 5.7.1 Authentication required",
    "DATA, 550 5.7.8 Bad credentials"
  })
  void a_sign_in_that_is_missing_says_nothing_of_the_mail_at_any_step(String step, String answer) {
    var failed = failure(step, answer);

    assertThat(failed.kind()).isEqualTo(Kind.NO_SERVER);
    assertThat(failed).hasMessage("The mail server refused the sign-in: " + answer);
  }

  @Test
  void a_quota_that_is_used_up_says_nothing_of_the_mail() {
    assertThat(
            failure("DATA", "550-5.4.5 Daily user sending limit exceeded.\r\n550 5.4.5 Wait")
                .kind())
        .isEqualTo(Kind.NO_SERVER);
  }

  @Test
  void a_server_that_looks_through_a_mail_before_it_answers_gets_it_once()
      throws MessagingException {
    server.at(".", SmtpServer.THINK);

    transport.send(mail());

    assertThat(server.heard()).filteredOn("."::equals).hasSize(1);
    server.at("RSET", "");
    assertThat(failure("MAIL", SmtpServer.THINK))
        .as("other answers are not waited for so long")
        .hasMessage("The mail server did not answer in time");
  }

  @Test
  void a_mail_refused_after_its_words_is_refused_for_good() {
    assertThat(failure(".", "554 5.6.0 No").isPermanent()).isTrue();
    assertThat(failure(".", "451 4.3.0 Later").isPermanent()).isFalse();
  }

  @Test
  void a_server_too_busy_to_greet_is_tried_again() {
    assertThat(failure("greeting", "421 4.3.2 Too busy").isPermanent()).isFalse();
    assertThat(failure("greeting", "554 5.3.2 Go away").isPermanent()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"greeting", "EHLO", "MAIL", "RCPT", "DATA", "."})
  void a_server_that_hangs_up_is_tried_again(String step) {
    assertThat(failure(step, SmtpServer.HANG_UP).isPermanent()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"greeting", "MAIL", "."})
  void a_server_that_says_nothing_is_left_soon(String step) {
    var failed = failure(step, SmtpServer.SAY_NOTHING);

    assertThat(failed.isPermanent()).isFalse();
    assertThat(failed).hasMessage("The mail server did not answer in time");
  }

  /// Each byte comes in time, and no answer ever does.
  @ParameterizedTest
  @ValueSource(strings = {"greeting", "EHLO", "RCPT", "."})
  void a_server_that_drips_is_left_soon(String step) {
    assertThat(failure(step, SmtpServer.DRIP).isPermanent()).isFalse();
  }

  @Test
  void a_server_that_is_not_there_is_tried_again() {
    server.close();

    var failed = catchThrowableOfType(MailFailed.class, () -> transport.send(mail()));

    assertThat(failed.isPermanent()).isFalse();
    assertThat(failed).hasMessage("The mail server could not be reached");
  }

  @Test
  void mails_one_after_the_other_go_over_one_line() throws MessagingException {
    for (var i = 0; i < 5; i++) transport.send(mail());

    assertThat(server.connections()).isEqualTo(1);
    assertThat(server.heard()).filteredOn("."::equals).hasSize(5);
  }

  @Test
  void mails_at_once_go_over_lines_of_their_own_and_later_ones_use_those() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var sent = new ArrayList<Future<?>>();
      for (var i = 0; i < 8; i++) sent.add(threads.submit(this::send));
      for (var one : sent) one.get();
    }
    var lines = server.connections();
    for (var i = 0; i < 5; i++) send();

    assertThat(server.heard()).filteredOn("."::equals).hasSize(13);
    assertThat(lines).isLessThanOrEqualTo(8);
    assertThat(server.connections()).isEqualTo(lines);
  }

  @Test
  void a_line_that_the_server_has_ended_meanwhile_is_replaced() throws MessagingException {
    transport.send(mail());
    server.hangUp();

    transport.send(mail());

    assertThat(server.heard()).filteredOn("."::equals).hasSize(2);
  }

  @Test
  void a_line_that_nobody_uses_is_ended() throws MessagingException {
    try (var other = new SmtpTransport("127.0.0.1", settings, kept(Duration.ofMillis(100)))) {
      other.send(mail());

      await().until(() -> server.heard().contains("QUIT"));
    }
  }

  /// A machine in between has forgotten it: whoever asks it anything waits for the answer in vain.
  @Test
  void a_line_that_rested_for_long_is_not_asked_whether_it_is_alive() throws MessagingException {
    var lines = new SmtpLines(settings, kept(Duration.ZERO));
    var line = lines.take();
    line.send(mail());
    lines.giveBack(line);

    var next = lines.take();
    next.send(mail());

    assertThat(next).isNotSameAs(line);
    assertThat(server.heard()).doesNotContain("NOOP", "RSET").contains("QUIT");
    next.end();
  }

  private static Patience kept(Duration time) {
    return new Patience(USUAL.answer(), USUAL.longest(), time);
  }

  @Test
  void a_line_on_which_something_was_refused_is_not_used_again() throws MessagingException {
    failure("RCPT", "550 5.1.1 No such user here");
    server.at("none", "");

    transport.send(mail());

    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void a_mail_without_a_sender_has_none_on_its_envelope() throws MessagingException {
    var mail = mail();
    mail.setEnvelopeFrom("<>");

    transport.send(mail);

    assertThat(server.heard()).contains("MAIL FROM:<>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MAIL FROM:<>", "RCPT"})
  void where_the_server_refuses_that_it_goes_with_the_usual_one(String step)
      throws MessagingException {
    server.atFirst(step, "501 5.1.7 Sender needed");
    var mail = mail();
    mail.setEnvelopeFrom("<>");

    transport.send(mail);

    assertThat(server.heard()).contains("MAIL FROM:<maria@harborcafe.example>", ".");
  }

  @Test
  void where_the_server_offers_it_the_line_is_made_secure() throws MessagingException {
    server.withStartTls();
    set("starttls.enable", "true");
    set("ssl.trust", "*");
    set("ssl.checkserveridentity", "false");

    transport.send(mail());

    assertThat(server.heard()).contains("STARTTLS", ".");
  }

  @Test
  void a_certificate_that_nobody_knows_is_not_trusted() {
    server.withStartTls();
    set("starttls.enable", "true");

    var failed = catchThrowableOfType(MailFailed.class, () -> transport.send(mail()));

    assertThat(failed.isPermanent()).isFalse();
    assertThat(failed).hasMessage("The line to the mail server could not be made secure (TLS)");
    assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
  }

  @Test
  void where_a_secure_line_is_required_and_not_offered_nothing_is_said() {
    set("starttls.enable", "true");
    set("starttls.required", "true");

    var failed = catchThrowableOfType(MailFailed.class, () -> transport.send(mail()));

    assertThat(failed).hasMessage("The mail server offers no secure line (STARTTLS)");
    assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
  }

  private @Nullable Void send() throws MessagingException {
    transport.send(mail());
    return null;
  }

  private MailFailed failure(String step, String does) {
    server.at(step, does);
    return catchThrowableOfType(MailFailed.class, () -> transport.send(mail()));
  }

  private JavaMailSenderImpl settings() {
    var sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(server.port());
    sender.getJavaMailProperties().setProperty("mail.smtp.connectiontimeout", PATIENCE);
    sender.getJavaMailProperties().setProperty("mail.smtp.timeout", PATIENCE);
    return sender;
  }

  private void set(String name, String value) {
    settings.getJavaMailProperties().setProperty("mail.smtp." + name, value);
  }

  private static SMTPMessage mail() throws MessagingException {
    var mail = new SMTPMessage(Session.getInstance(new Properties()));
    mail.setFrom("maria@harborcafe.example");
    mail.setRecipients(RecipientType.TO, "jamie@mail.example");
    mail.setText("Hello");
    mail.saveChanges();
    return mail;
  }
}
