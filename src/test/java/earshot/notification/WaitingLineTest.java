package earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.Peers;
import earshot.TestClock;
import earshot.conversation.Channel;
import earshot.notification.Way.Job;
import earshot.notification.Way.Kind;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// More texts than a channel has places; the clock stands still, so that nobody comes by himself.
@NullMarked
@ChannelsTest
class WaitingLineTest {

  private static final int PLACES = 16;
  private static final Kind ONE = new Kind("one", -1, false);
  private static final Kind OTHER = new Kind("other", -2, false);

  @Autowired private HarborCafe cafe;
  @Autowired private TestClock clock;
  @Autowired private Ways ways;
  @Autowired private WaitingLine line;
  @Autowired private JobQueue jobs;
  @Autowired private JdbcClient sql;

  @BeforeEach
  void at_noon() {
    clock.set(Instant.parse("2026-06-01T19:00:00Z"));
    cafe.forgetJobs();
  }

  @Test
  void whoever_is_done_calls_the_next_until_nobody_waits() {
    var waiting = turnedAway(5);
    cafe.story().write("Can you come on Tuesday?");

    cafe.runJobs();

    waiting.forEach(it -> assertThat(Peers.textsTo(it.phone())).hasSize(1));
    assertThat(inLine()).isEmpty();
  }

  @Test
  void who_waits_is_called_where_nobody_is_done_either() {
    var waiting = turnedAway(5);

    line.callNext();

    assertThat(inLine()).isEmpty();
    cafe.runJobs();
    waiting.forEach(it -> assertThat(Peers.textsTo(it.phone())).hasSize(1));
  }

  @Test
  void where_few_wait_they_soon_come_by_themselves_and_where_many_do_within_a_minute() {
    assertThat(line.uncalled(Channel.SMS, false))
        .isBetween(clock.instant().plusSeconds(5), clock.instant().plusSeconds(10));

    var way = ways.of(Channel.SMS);
    for (var n = 0; n < 3_000; n++) way.join(new Job(OTHER, "gone" + n));

    assertThat(line.uncalled(Channel.SMS, false))
        .isBetween(clock.instant().plusSeconds(30), clock.instant().plusSeconds(60));
    line.callNext();
    assertThat(way.waiting(false)).isZero();
  }

  @Test
  void what_a_night_left_of_bulk_messages_comes_by_itself_within_minutes() {
    var way = ways.of(Channel.SMS);
    var bulk = new Kind("others", 1, true);
    for (var n = 0; n < 20_000; n++) way.join(new Job(bulk, "gone" + n));

    assertThat(line.uncalled(Channel.SMS, true))
        .isBetween(clock.instant().plusSeconds(150), clock.instant().plusSeconds(300));
    assertThat(line.uncalled(Channel.SMS, false))
        .isBetween(clock.instant().plusSeconds(5), clock.instant().plusSeconds(10));
    line.callNext();
    assertThat(way.waiting(true)).isZero();
  }

  @Test
  void while_no_place_is_free_nobody_is_called_and_who_is_never_called_comes_by_himself() {
    var story = cafe.story();
    full(() -> {
      story.write("Can you come on Tuesday?");
      cafe.runJobs();

      line.callNext();

      assertThat(inLine()).hasSize(1);
    });

    clock.advance(Duration.ofMinutes(1));
    cafe.runJobs();

    assertThat(Peers.textsTo(story.phone())).hasSize(1);
    assertThat(inLine()).isEmpty();
  }

  /// Or they would take the places of everything else on this node, texts among it.
  @Test
  void what_is_no_delivery_stands_in_the_line_of_its_channel_too() {
    var story = cafe.story();
    full(
        Channel.EMAIL,
        () -> {
          passwordChanged(story);
          cafe.runJobs();
          assertThat(Peers.mailTo(story.maria().email())).isEmpty();
        });

    line.callNext();
    cafe.runJobs();

    assertThat(Peers.mailTo(story.maria().email())).hasSize(1);
  }

  @Test
  void the_mails_of_a_morning_leave_places_to_all_others() {
    var way = ways.of(Channel.EMAIL);
    var digests = new Kind("digest", 0, true);
    assertThat(way.enter(new Job(digests, ""), PLACES)).isEqualTo(8);
    try {
      var story = cafe.story();
      digest(story);
      passwordChanged(story);
      cafe.runJobs();

      assertThat(way.waiting(true)).isEqualTo(1);
      assertThat(Peers.mailTo(story.maria().email())).hasSize(1);
    } finally {
      for (var place = 0; place < 8; place++) way.leave(digests);
    }
    line.callNext();
    cafe.runJobs();
    assertThat(way.waiting(true)).isZero();
  }

  private void passwordChanged(HarborCafe.Story story) {
    add("password-changed", story);
  }

  private void digest(HarborCafe.Story story) {
    add("digest", story);
  }

  private void add(String task, HarborCafe.Story story) {
    jobs.add(
        TaskDescriptor.of(task)
            .instance(JobName.of(story.company(), story.maria().id(), 1))
            .build(),
        clock.instant());
  }

  private List<HarborCafe.Story> turnedAway(int count) {
    var stories = Stream.generate(cafe::story).limit(count).toList();
    full(() -> {
      stories.forEach(it -> it.write("Can you come on Tuesday?"));
      cafe.runJobs();
    });
    assertThat(inLine()).hasSize(count);
    return stories;
  }

  /// All places are taken by two companies that are not there.
  private void full(Runnable meanwhile) {
    full(Channel.SMS, meanwhile);
  }

  private void full(Channel channel, Runnable meanwhile) {
    var way = ways.of(channel);
    assertThat(way.enter(new Job(ONE, ""), PLACES) + way.enter(new Job(OTHER, ""), PLACES))
        .isEqualTo(PLACES);
    try {
      meanwhile.run();
    } finally {
      for (var place = 0; place < PLACES; place++) way.leave(place < 12 ? ONE : OTHER);
    }
  }

  /// The jobs of texts that are late and not called, the oldest first.
  private List<String> inLine() {
    return sql.sql(
            """
            select task_instance from scheduled_tasks
            where task_name = 'deliver-sms' and due_since is not null and execution_time > :now
            order by due_since
            """)
        .param("now", Timestamp.from(clock.instant()))
        .query((row, _) -> row.getString("task_instance"))
        .list();
  }
}
