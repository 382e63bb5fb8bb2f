package earshot.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import earshot.ApplicantClient;
import earshot.ChannelsTest;
import earshot.Peers;
import earshot.channels.Finding.State;
import earshot.conversation.Channel;
import earshot.email.EmailOutcome;
import earshot.email.InboundEmail;
import earshot.email.TestMail;
import earshot.peer.Circuits;
import earshot.sms.InboundSms;
import earshot.sms.InboundText;
import earshot.web.NotFound;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/// The self-test against real other sides, and what programs may ask.
@NullMarked
@ChannelsTest
class SelfTestTest {

  private static final String TOKEN = "Bearer let-me-look";

  @Autowired private SelfTests tests;
  @Autowired private TestMail mail;
  @Autowired private InboundEmail inboundEmail;
  @Autowired private InboundSms inboundSms;
  @Autowired private ApplicantClient program;
  @Autowired private Circuits circuits;
  @Autowired private earshot.channels.Peers others;
  @Autowired private HealthIndicator emailHealthIndicator;

  private final String phone =
      "+1415" + (2_000_000 + UUID.randomUUID().hashCode() % 1_000_000 % 900_000);

  @Test
  void a_mail_that_comes_in_again_proves_mail_out_and_mail_in() throws Exception {
    var test = tests.begin(null, null);
    await().until(() -> state(test, Step.MAIL_OUT) == State.WORKS);

    var sent = Peers.mailTo(mail.address(test)).getFirst();
    var raw = new ByteArrayOutputStream();
    sent.writeTo(raw);
    var outcome = inboundEmail.receive(raw.toByteArray());

    assertThat(outcome.kind()).isEqualTo(EmailOutcome.Kind.AUTOMATIC);
    await().until(() -> state(test, Step.MAIL_IN) == State.WORKS);
  }

  @Test
  void the_public_address_and_live_updates_are_followed_all_the_way() {
    var test = tests.begin(null, null);

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> {
          assertThat(state(test, Step.PUBLIC_URL)).isEqualTo(State.WORKS);
          assertThat(finding(test, Step.LIVE))
              .isEqualTo(Finding.works("Updates cross between nodes and reach pages at once."));
        });
  }

  @Test
  void the_answer_to_the_test_text_proves_both_ways() {
    var test = tests.begin(phone, null);
    await().until(() -> state(test, Step.TEXT_OUT) == State.WORKS);
    var text = Peers.textsTo(phone).getFirst().body();
    var answer = text.replaceAll("\\D+(\\d{4})\\D+", "$1");

    inboundSms.receive(new InboundText(phone, "+14155550100", "No idea", "a" + test));
    assertThat(state(test, Step.TEXT_IN)).isEqualTo(State.RUNNING);
    inboundSms.receive(new InboundText(phone, "+14155550100", " " + answer + "\n", "b" + test));

    await().until(() -> state(test, Step.TEXT_IN) == State.WORKS);
  }

  @Test
  void without_a_phone_texts_are_not_tested_and_it_says_so() {
    var test = tests.begin(null, null);

    await().until(() -> state(test, Step.TEXT_OUT) == State.OFF);
    assertThat(finding(test, Step.TEXT_IN).fix())
        .isEqualTo("Test again with your own phone number.");
  }

  @Test
  void a_mail_server_that_is_down_is_named_with_the_one_thing_to_change() {
    Peers.noMailServer();
    try {
      var test = tests.begin(null, null);
      await().until(() -> state(test, Step.MAIL_OUT) == State.WRONG);

      assertThat(finding(test, Step.MAIL_OUT))
          .isEqualTo(
              Finding.wrong(
                  "The mail server could not be reached.",
                  "Correct SPRING_MAIL_HOST and SPRING_MAIL_PORT, or start that server."));
      await().until(() -> state(test, Step.MAIL_IN) == State.OFF);
      assertThat(finding(test, Step.MAIL_IN).fix()).isEqualTo("See Mail out.");
    } finally {
      Peers.mailServerIsBack();
    }
  }

  @Test
  void a_text_that_is_refused_is_named_with_the_reason() {
    Peers.textsAreAnswered(Peers.json(401, "{\"code\":20003,\"message\":\"Authenticate\"}"));

    var test = tests.begin(phone, null);

    await().until(() -> state(test, Step.TEXT_OUT) == State.WRONG);
    assertThat(finding(test, Step.TEXT_OUT).words()).contains("Authenticate");
    assertThat(finding(test, Step.TEXT_OUT).fix()).startsWith("Correct the account");
  }

  @Test
  void nobody_sees_a_test_that_is_none() {
    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> tests.results(1));
    assertThat(program.get("/checks/1", "Accept", "*/*").statusCode()).isEqualTo(404);
    assertThat(program.get("/checks/1/events", "Accept", "*/*").statusCode()).isEqualTo(404);
    assertThat(program.get("/checks/x", "Accept", "*/*").statusCode()).isBetween(400, 404);
  }

  @Test
  void metrics_are_for_who_shows_the_token() {
    assertThat(metrics(null)).isEqualTo("404");
    assertThat(metrics("Bearer let-me-in")).isEqualTo("404");
    assertThat(metrics(TOKEN))
        .contains(
            "earshot_queue_oldest_due_seconds{channel=\"email\"}",
            "earshot_queue_due{channel=\"sms\"}",
            "earshot_channel_circuit_open{channel=\"email\"}",
            "earshot_attempts_total{channel=\"sms\",outcome=\"refused\"}",
            "earshot_jobs_oldest_due_seconds",
            "jvm_memory_used_bytes");
  }

  @Test
  void bin_doctor_runs_the_same_test_with_the_token_only() throws IOException {
    var refused =
        program.send(
            program
                .request("/operations/self-tests", "Accept", "*/*")
                .POST(BodyPublishers.noBody()));
    assertThat(refused.statusCode()).isEqualTo(404);

    var begun =
        program.send(
            program
                .request("/operations/self-tests", "Accept", "*/*", "Authorization", TOKEN)
                .POST(BodyPublishers.noBody()));
    assertThat(begun.statusCode()).isEqualTo(202);
    var id = begun.body().replaceAll("\\D", "");
    assertThat(program.get("/operations/self-tests/" + id, "Accept", "*/*").statusCode())
        .isEqualTo(404);
    assertThat(
            program
                .get("/operations/self-tests/" + id, "Accept", "*/*", "Authorization", TOKEN)
                .body())
        .contains("\"step\":\"Mail out\"");
  }

  @Test
  void a_silent_mail_server_is_said_in_health_and_takes_no_node_away() {
    assertThat(status()).isEqualTo(Status.UP);
    var peer = Objects.requireNonNull(others.of(Channel.EMAIL));
    for (var i = 0; i < Circuits.FAILURES; i++) circuits.failed(peer, "The mail server is down");

    assertThat(status()).isEqualTo(HealthConfiguration.DEGRADED);
    assertThat(Objects.requireNonNull(emailHealthIndicator.health(true)).getDetails())
        .containsEntry("problem", "The mail server is down");
  }

  private Status status() {
    return Objects.requireNonNull(emailHealthIndicator.health(false)).getStatus();
  }

  private String metrics(@Nullable String authorization) {
    var answer =
        authorization == null
            ? program.get("/actuator/prometheus", "Accept", "*/*")
            : program.get("/actuator/prometheus", "Accept", "*/*", "Authorization", authorization);
    return answer.statusCode() == 200 ? answer.body() : String.valueOf(answer.statusCode());
  }

  private State state(long test, Step step) {
    return finding(test, step).state();
  }

  private Finding finding(long test, Step step) {
    return tests.results(test).stream()
        .filter(result -> result.step() == step)
        .findFirst()
        .orElseThrow()
        .finding();
  }
}
