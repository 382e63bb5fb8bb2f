package earshot.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// An SMTP server that refuses at one step.
@NullMarked
class SmtpTransportTest {

  private final ServerSocket server = listen();

  @AfterEach
  void stop() throws IOException {
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

  @Test
  void a_sender_that_is_not_allowed_is_refused_for_good() {
    assertThat(failure("MAIL", "553 5.7.1 Not allowed").isPermanent()).isTrue();
  }

  @Test
  void a_mail_refused_after_its_words_is_refused_for_good() {
    assertThat(failure(".", "554 5.6.0 No").isPermanent()).isTrue();
    assertThat(failure(".", "451 4.3.0 Later").isPermanent()).isFalse();
  }

  @Test
  void a_server_that_hangs_up_is_tried_again() {
    assertThat(failure("DATA", "").isPermanent()).isFalse();
  }

  private MailFailed failure(String step, String answer) {
    var thread = Thread.ofVirtual().start(() -> serve(step, answer));
    var failed = catchThrowableOfType(MailFailed.class, this::send);
    thread.interrupt();
    return failed;
  }

  private void send() throws MessagingException {
    var sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(server.getLocalPort());
    var mail = new NamedMail("<1@harborcafe.example>");
    mail.setFrom("maria@harborcafe.example");
    mail.setRecipients(RecipientType.TO, "jamie@mail.example");
    mail.setText("Hello");
    new SmtpTransport(sender, "127.0.0.1").send(mail);
  }

  /// Agrees to every command but one; an empty answer hangs up.
  private void serve(String step, String answer) {
    try (var client = server.accept();
        var in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
      var out = client.getOutputStream();
      out.write(line("220 ready"));
      var words = false;
      for (var read = in.readLine(); read != null; read = in.readLine()) {
        if (words && !read.equals(".")) continue;
        var refused = words ? step.equals(".") : read.toUpperCase(Locale.ROOT).startsWith(step);
        if (refused && answer.isEmpty()) return;
        var data = !words && read.equals("DATA");
        out.write(line(refused ? answer : data ? "354 go on" : "250 fine"));
        words = data && !refused;
      }
    } catch (IOException gone) {
      // the client has hung up
    }
  }

  private static byte[] line(String text) {
    return (text + "\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
