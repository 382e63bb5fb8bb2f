package earshot.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.ApplicantClient;
import earshot.Earshot;
import earshot.EarshotTest;
import earshot.SmallCompanies;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.account.Limit;
import earshot.account.Throttle;
import earshot.company.Users;
import earshot.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

/// Two servers on one PostgreSQL: what is told, counted or seen on one holds on the other,
/// whichever line lies between them.
@EarshotTest
@TestMethodOrder(MethodName.class)
abstract class TwoNodes {

  @Autowired SmallCompany cafe;
  @Autowired private StaffClient tom;
  @Autowired private Throttle throttle;
  @Autowired private Echo echo;

  private static @Nullable ConfigurableApplicationContext second;

  /// What the second server needs to know beside the database.
  abstract ApplicationContextInitializer<ConfigurableApplicationContext> settings();

  /// Says something on the line that no node of ours would.
  abstract void say(String nonsense);

  /// Cuts every connection that listens.
  abstract void cut();

  @BeforeEach
  void another_server() {
    if (second != null) return;
    second =
        new SpringApplicationBuilder(
                Earshot.class,
                TestClock.class,
                SmallCompanies.class,
                StaffClient.class,
                ApplicantClient.class)
            .initializers(new TestDatabase(), settings())
            .run("--server.port=0");
    awaitLines();
  }

  @AfterAll
  static void stopped() {
    there().close();
    second = null;
  }

  @Test
  void a_message_sent_here_is_heard_there() {
    try (var page = pageThere()) {
      cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");

      assertThat(page.next("message").conversation()).isEqualTo("" + cafe.lenaAsBarista);
    }
  }

  @Test
  void who_types_here_is_seen_there() {
    try (var page = pageThere()) {
      tom.signIn(cafe.maria).post("/conversations/" + cafe.lenaAsBarista + "/typing", Map.of());

      assertThat(page.next("typing").data().get("who").asString()).isEqualTo("Maria");
    }
  }

  @Test
  void who_has_a_page_open_here_is_known_to_be_here_there() {
    var there = there().getBean(Presence.class);
    assertThat(cafe.in(() -> there.lastSeen(cafe.tom.id()))).isEmpty();

    try (var page = LivePage.of(tom.signIn(cafe.tom))) {
      page.next("hello");

      assertThat(cafe.in(() -> there.lastSeen(cafe.tom.id()))).isPresent();
    }
  }

  @Test
  void tries_used_up_here_are_used_up_there() {
    var there = there().getBean(Throttle.class);
    for (var limit : Limit.values()) {
      var who = cafe.tom.email() + limit;
      var began = Instant.now();
      var taken = 0;
      while ((taken % 2 == 0 ? throttle : there).count(limit, who).isZero()) taken++;

      var since = Duration.between(began, Instant.now()).dividedBy(limit.each());
      assertThat(taken).as("%s", limit).isBetween(limit.atOnce(), limit.atOnce() + 1 + (int) since);
    }
  }

  @Test
  void a_session_begun_here_holds_there() {
    tom.signIn(cafe.tom);
    var there = there().getBean(StaffClient.class);
    there.setCookie("earshot-session", tom.cookie("earshot-session").orElseThrow());

    assertThat(there.get("/applications").body()).contains("Tom Becker");
    tom.post("/sign-out", Map.of());
    assertThat(there.get("/applications").statusCode()).isEqualTo(302);
  }

  @Test
  void nonsense_told_by_another_program_makes_nobody_deaf() {
    try (var page = pageThere()) {
      for (var nonsense : new String[] {"", "nonsense", "{}", "[]", "{\"node\":1}", "null"})
        say(nonsense);
      cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");

      assertThat(page.next("message").seq()).isEqualTo(1);
    }
  }

  @Test
  void nothing_is_heard_twice() {
    tom.signIn(cafe.tom);
    try (var here = LivePage.of(tom);
        var there = pageThere()) {
      here.next("hello");
      cafe.write(cafe.tom, cafe.lenaAsBarista, "One");
      cafe.write(cafe.tom, cafe.lenaAsBarista, "Two");

      assertThat(here.next("message").seq()).isEqualTo(1);
      assertThat(here.next("message").seq()).isEqualTo(2);
      assertThat(there.next("message").seq()).isEqualTo(1);
      assertThat(there.next("message").seq()).isEqualTo(2);
    }
  }

  @Test
  void a_line_that_is_cut_comes_back_and_has_pages_look_for_what_they_missed() {
    try (var page = pageThere()) {
      cut();

      page.next("catchup");
      awaitLines();
      cafe.write(cafe.tom, cafe.lenaAsBarista, "Are you there again?");
      page.next("message");
    }
  }

  /// The last in order: the other server ends with it.
  @Test
  void z_stopping_a_server_ends_its_streams_tells_what_was_stored_last_and_takes_no_time() {
    tom.signIn(cafe.tom);
    try (var here = LivePage.of(tom)) {
      here.next("hello");
      var page = pageThere();
      there().getBeanFactory().registerSingleton("lastRequest", new LastRequest());

      var began = System.nanoTime();
      there().close();
      var seconds = (System.nanoTime() - began) / 1e9;

      page.awaitEnd();
      assertThat(seconds).isLessThan(3);
      assertThat(here.next("message").seq()).isEqualTo(77);
    }
  }

  /// Ends while the server waits for its last requests.
  private final class LastRequest implements SmartLifecycle {

    @Override
    public void stop() {
      var told = List.of(Recipient.user(cafe.id, cafe.tom.id()));
      there().getBean(Broadcast.class).offer(new Told(told, new LiveUpdate("message", "1", 77)));
    }

    @Override
    public void start() {
      // It is answered already.
    }

    @Override
    public boolean isRunning() {
      return true;
    }

    @Override
    public int getPhase() {
      return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE;
    }
  }

  private static ConfigurableApplicationContext there() {
    return Objects.requireNonNull(second);
  }

  LivePage pageThere() {
    var there = there().getBean(StaffClient.class);
    var toms = cafe.in(() -> there().getBean(Users.class).find(cafe.tom.id())).orElseThrow();
    var page = LivePage.of(there.signIn(toms));
    page.next("hello");
    return page;
  }

  /// A line that took nothing is left alone for some seconds.
  void writeUntilHeard(LivePage page) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> {
          cafe.write(cafe.tom, cafe.lenaAsBarista, "Are you there?");
          return page.within(Duration.ofMillis(500))
              .filter(heard -> heard.name().equals("message"))
              .isPresent();
        });
  }

  /// Until both servers hear on every line.
  void awaitLines() {
    var there = there().getBean(Echo.class);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> echo.away().isEmpty() && there.away().isEmpty());
  }
}
