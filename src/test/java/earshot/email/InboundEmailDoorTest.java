package earshot.email;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.MailClient;
import earshot.NaughtyStrings;
import earshot.Peers;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// `POST /inbound/email`
@NullMarked
@ChannelsTest
class InboundEmailDoorTest {

  @Autowired private HarborCafe cafe;
  @Autowired private ApplicantClient mailServer;
  @LocalServerPort private int port;

  private Story story;
  private MimeMessage received;

  @BeforeEach
  void maria_has_written_to_jamie() {
    story = cafe.story();
    story.write("Can you come on Tuesday?");
    cafe.runJobs();
    received = Peers.mailTo(story.email()).getFirst();
  }

  @Test
  void with_the_secret_a_mail_is_taken() {
    var answer = post("Bearer let-mail-in", reply("Tuesday is fine"));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body())
        .isEqualTo(
            "{\"outcome\":\"stored\",\"conversation_id\":%d,\"seq\":2,\"reason\":null}"
                .formatted(story.application()));
    assertThat(story.lastMessage().body()).isEqualTo("Tuesday is fine");
  }

  @Test
  void without_it_nothing_is_taken() {
    for (var header : List.of("Bearer let-mail-i", "Bearer", "Basic let-mail-in", "let-mail-in"))
      assertProblem(post(header, reply("Tuesday is fine")), 401);
    assertProblem(
        mailServer.send(
            mailServer
                .request("/inbound/email")
                .setHeader("Accept", "*/*")
                .setHeader("Content-Type", "message/rfc822")
                .POST(BodyPublishers.ofByteArray(reply("Tuesday is fine")))),
        401);

    assertThat(story.messages()).hasSize(1);
  }

  @Test
  void anything_but_a_mail_is_not_taken() {
    for (var type : List.of("text/plain", "application/json", "message/partial"))
      assertProblem(post("Bearer let-mail-in", type, reply("Tuesday is fine")), 415);
    assertThat(story.messages()).hasSize(1);

    var withParameter = "Message/RFC822; charset=utf-8";
    assertThat(post("Bearer let-mail-in", withParameter, reply("Yes")).statusCode()).isEqualTo(202);
  }

  @Test
  void more_than_25_megabytes_are_not_taken() {
    assertProblem(post("Bearer let-mail-in", new byte[26 * 1024 * 1024]), 413);
    assertProblem(post("Bearer let-mail-in", new byte[45 * 1024 * 1024]), 413);
  }

  @Test
  void two_mails_are_taken_at_once_and_a_third_is_asked_to_come_later() throws IOException {
    var mail = reply("Tuesday is fine");
    try (var first = begun(mail);
        var second = begun(mail)) {
      var third = post("Bearer let-mail-in", reply("Or Thursday"));

      assertProblem(third, 503);
      assertThat(third.headers().firstValue("Retry-After")).hasValue("10");
      first.getOutputStream().write(mail);
      assertThat(line(first)).isEmpty();
      assertThat(line(first)).contains(" 202 ");
      assertThat(post("Bearer let-mail-in", reply("Or Thursday")).statusCode()).isEqualTo(202);
      assertThat(second.isClosed()).isFalse();
    }
    assertThat(story.messages()).hasSize(3);
  }

  @Test
  void what_became_of_a_mail_is_said_in_one_word() {
    var mail = reply("Tuesday is fine");
    assertOutcome(mail, "stored", story.application(), 2);
    assertOutcome(mail, "duplicate", story.application(), 2);
    var stranger = MailClient.reply(received, "eve@mail.example", "I am Jamie");
    assertOutcome(stranger, "quarantined", story.application(), null);
    var note = new String(reply("I am away"), StandardCharsets.UTF_8);
    assertOutcome(MailClient.raw("Auto-Submitted: auto-replied\n" + note), "automatic", null, null);
    assertOutcome(MailClient.raw("From: a@mail.example\n\nBuy!"), "refused", null, null);
    var path = MailClient.header(received, "Return-Path").replaceAll("[<>]", "");
    var bounce =
        "From: mailer-daemon@mail.example\nTo: "
            + path
            + "\nSubject: failure notice\n\n550 no such user\n";
    assertOutcome(MailClient.raw(bounce), "bounce", story.application(), 1);
    story.decline();
    assertOutcome(reply("Hello?"), "refused", story.application(), 3);
  }

  @Test
  void what_there_is_no_room_for_stays_with_who_hands_it_over() {
    for (var n = 0; n < Quarantine.MOST_WAITING; n++)
      assertOutcome(
          MailClient.reply(received, "eve@mail.example", "Buy!"),
          "quarantined",
          story.application(),
          null);

    var answer =
        post("Bearer let-mail-in", MailClient.reply(received, "jamie@other.example", "It is me"));

    assertThat(answer.statusCode()).isEqualTo(507);
    assertThat(answer.body())
        .isEqualTo(
            "{\"outcome\":\"no_room\",\"conversation_id\":null,\"seq\":null,"
                + "\"reason\":\"Too many mails to this conversation wait for a decision.\"}");
  }

  @Test
  void naughty_strings_are_taken_as_they_are_or_refused_with_a_reason() {
    var number = 0;
    for (var naughty : NaughtyStrings.some()) {
      for (var mail : List.of(inHeaders(naughty), inBody(naughty, number++))) {
        var answer = post("Bearer let-mail-in", mail);
        assertThat(answer.statusCode()).as(naughty + answer.body()).isEqualTo(202);
      }
    }
    assertThat(story.messages()).hasSizeGreaterThan(100);
    cafe.forgetJobs();
  }

  private byte[] inHeaders(String naughty) {
    var head = "From: %s\r\nTo: %s\r\n".formatted(story.email(), MailClient.replyTo(received));
    var hostile =
        "Subject: %1$s\r\nMessage-ID: <%1$s>\r\nReferences: %1$s\r\nContent-Type: %1$s\r\n"
            .formatted(naughty);
    return (head + hostile + "\r\nYes").getBytes(StandardCharsets.UTF_8);
  }

  private byte[] inBody(String naughty, int number) {
    var body = Base64.getMimeEncoder().encodeToString(naughty.getBytes(StandardCharsets.UTF_16BE));
    return MailClient.raw(
        """
        From: %s
        To: %s
        Message-ID: <%d@mail.example>
        Content-Type: text/plain; charset=utf-16be
        Content-Transfer-Encoding: base64

        %s
        """
            .formatted(story.email(), MailClient.replyTo(received), number, body));
  }

  /// A mail that is announced and whose server waits for it.
  private Socket begun(byte[] mail) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    var head =
        """
        POST /inbound/email HTTP/1.1
        Host: localhost:%d
        Authorization: Bearer let-mail-in
        Content-Type: message/rfc822
        Content-Length: %d
        Expect: 100-continue

        """
            .formatted(port, mail.length);
    socket.getOutputStream().write(MailClient.raw(head));
    assertThat(line(socket)).contains(" 100 ");
    return socket;
  }

  private static String line(Socket socket) throws IOException {
    var line = new StringBuilder();
    for (var c = socket.getInputStream().read(); c >= 0 && c != '\n'; ) {
      line.append((char) c);
      c = socket.getInputStream().read();
    }
    return line.toString().strip();
  }

  private byte[] reply(String words) {
    return MailClient.reply(received, story.email(), words);
  }

  private void assertOutcome(
      byte[] mail, String outcome, @Nullable Long conversation, @Nullable Integer seq) {
    var answer = post("Bearer let-mail-in", mail);
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body())
        .startsWith(
            "{\"outcome\":\"%s\",\"conversation_id\":%s,\"seq\":%s,\"reason\":"
                .formatted(outcome, conversation, seq));
  }

  private static void assertProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"status\":" + status, "\"detail\":\"");
  }

  private HttpResponse<String> post(String authorization, byte[] mail) {
    return post(authorization, "message/rfc822", mail);
  }

  private HttpResponse<String> post(String authorization, String type, byte[] mail) {
    return mailServer.send(
        mailServer
            .request("/inbound/email")
            .setHeader("Accept", "*/*")
            .setHeader("Content-Type", type)
            .setHeader("Authorization", authorization)
            .POST(BodyPublishers.ofByteArray(mail)));
  }
}
