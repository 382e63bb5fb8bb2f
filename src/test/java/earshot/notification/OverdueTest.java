package earshot.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.Peers;
import earshot.TestClock;
import earshot.conversation.Channel;
import earshot.notification.Handed.Outcome;
import earshot.notification.Way.Job;
import earshot.notification.Way.Kind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// How long the queues have waited, as Prometheus, health and Settings › Channels tell it.
@NullMarked
@ChannelsTest
class OverdueTest {

  private static final Instant NOON = Instant.parse("2026-06-01T19:00:00Z");
  private static final Instant MIDNIGHT = Instant.parse("2026-06-02T07:00:00Z");

  @Autowired private HarborCafe cafe;
  @Autowired private TestClock clock;
  @Autowired private Ways ways;
  @Autowired private ApplicantClient program;

  @BeforeEach
  void at_noon_in_the_cafe() {
    clock.set(NOON);
  }

  @Test
  void what_the_other_side_does_not_take_grows_old_however_often_it_is_tried() {
    Peers.textsAreAnswered(aResponse().withStatus(503));
    cafe.story().write("Can you come on Tuesday?");
    for (var minute = 0; minute < 10; minute++) {
      cafe.runJobs();
      clock.advance(Duration.ofMinutes(1));
    }

    assertThat(metric("earshot_queue_oldest_due_seconds")).isEqualTo(600);
    assertThat(metric("earshot_queue_due")).isEqualTo(1);
    assertThat(metric("earshot_queue_later")).isZero();

    Peers.textsAreTaken();
    clock.advance(Duration.ofHours(1));
    cafe.runJobs();

    assertThat(metric("earshot_queue_oldest_due_seconds")).isZero();
  }

  @Test
  void what_an_open_circuit_keeps_back_grows_old() {
    Peers.textsAreAnswered(aResponse().withStatus(503));
    for (var i = 0; i < 5; i++) cafe.story().write("Can you come on Tuesday?");
    cafe.runJobs();
    clock.advance(Duration.ofSeconds(1));
    var behind = cafe.story();
    behind.write("Can you come on Tuesday?");
    cafe.runJobs();
    assertThat(Peers.textsTo(behind.phone())).isEmpty();

    clock.advance(Duration.ofSeconds(9));

    assertThat(metric("earshot_queue_oldest_due_seconds")).isEqualTo(10);
    assertThat(metric("earshot_queue_due")).isEqualTo(6);
  }

  @Test
  void what_finds_all_places_taken_grows_old() {
    var story = cafe.story();
    var way = ways.of(Channel.SMS);
    var others = new Kind("others", story.company(), false);
    assertThat(way.enter(new Job(others, ""), 100)).isEqualTo(12);
    try {
      story.write("Can you come on Tuesday?");
      cafe.runJobs();
      clock.advance(Duration.ofMinutes(6));
      cafe.runJobs();

      assertThat(metric("earshot_queue_oldest_due_seconds")).isEqualTo(360);
    } finally {
      for (var place = 0; place < 12; place++) way.leave(others);
    }
  }

  @Test
  void a_text_that_waits_for_the_morning_is_in_time() {
    clock.set(MIDNIGHT);
    cafe.story().write("Can you come on Tuesday?");
    cafe.runJobs();
    clock.advance(Duration.ofHours(7));

    assertThat(metric("earshot_queue_oldest_due_seconds")).isZero();
    assertThat(metric("earshot_queue_later")).isEqualTo(1);
  }

  @Test
  void one_that_is_refused_for_itself_says_nothing_of_the_queue() {
    assertThat(Handed.not(Outcome.NOT_NOW, "The mailbox is full", null).again(NOON).late())
        .isFalse();
    assertThat(Handed.not(Outcome.NO_SERVER, "No answer", null).again(NOON).late()).isTrue();
    assertThat(Handed.not(Outcome.UNCERTAIN, "No answer", null).again(NOON).late()).isTrue();
    assertThat(Handed.here(Outcome.NO_TURN, "Too many", null).again(NOON).late()).isTrue();
  }

  private double metric(String name) {
    var line = name + "{channel=\"sms\"} ";
    return program
        .get("/actuator/prometheus", "Accept", "*/*", "Authorization", "Bearer let-me-look")
        .body()
        .lines()
        .filter(it -> it.startsWith(line))
        .mapToDouble(it -> Double.parseDouble(it.substring(line.length())))
        .findFirst()
        .orElseThrow();
  }
}
