package earshot.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.ApplicantClient;
import earshot.Earshot;
import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.company.Users;
import earshot.database.TestDatabase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two servers on one PostgreSQL, which share nothing else.
@EarshotTest
@TestMethodOrder(MethodName.class)
class SecondNodeTest {

  private static ConfigurableApplicationContext second;

  @Autowired private SmallCompany cafe;
  @Autowired private StaffClient tom;
  @Autowired private JdbcClient sql;

  @BeforeAll
  static void another_server() {
    second =
        new SpringApplicationBuilder(
                Earshot.class,
                TestClock.class,
                SmallCompany.class,
                StaffClient.class,
                ApplicantClient.class)
            .initializers(new TestDatabase())
            .run("--server.port=0");
  }

  @AfterAll
  static void stopped() {
    second.close();
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
  void a_session_begun_here_holds_there() {
    tom.signIn(cafe.tom);
    var there = second.getBean(StaffClient.class);
    there.setCookie("earshot-session", tom.cookie("earshot-session").orElseThrow());

    assertThat(there.get("/applications").body()).contains("Tom Becker");
    tom.post("/sign-out", Map.of());
    assertThat(there.get("/applications").statusCode()).isEqualTo(302);
  }

  @Test
  void nonsense_told_by_another_program_makes_nobody_deaf() {
    try (var page = pageThere()) {
      for (var nonsense : new String[] {"", "nonsense", "{}", "[]", "{\"node\":1}", "null"})
        sql.sql("select pg_notify('earshot_live', :text)::text")
            .param("text", nonsense)
            .query(String.class)
            .single();
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

  /// PostgreSQL makes commits wait for each other where a transaction notifies. So sending must not
  /// even need the right to.
  @Test
  void sending_itself_notifies_nobody() {
    TestDatabase.administer("revoke execute on function pg_notify(text, text) from public");
    try {
      assertThat(cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello").seq()).isEqualTo(1);
    } finally {
      TestDatabase.administer("grant execute on function pg_notify(text, text) to public");
    }
    try (var page = pageThere()) {
      await()
          .untilAsserted(() -> {
            cafe.write(cafe.tom, cafe.lenaAsBarista, "Are you there again?");
            assertThat(page.within(Duration.ofMillis(500))).isPresent();
          });
    }
  }

  @Test
  void a_connection_that_is_cut_comes_back() {
    try (var page = pageThere()) {
      TestDatabase.administer(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and query ilike 'listen%'
          """);
      await()
          .untilAsserted(() -> {
            cafe.write(cafe.tom, cafe.lenaAsBarista, "Are you there again?");
            assertThat(page.within(Duration.ofMillis(500))).isPresent();
          });
    }
  }

  /// The last in order: the other server ends with it.
  @Test
  void z_stopping_a_server_ends_its_streams_and_takes_no_time() {
    var page = pageThere();

    var began = System.nanoTime();
    second.close();
    var seconds = (System.nanoTime() - began) / 1e9;

    page.awaitEnd();
    assertThat(seconds).isLessThan(3);
  }

  private LivePage pageThere() {
    var there = second.getBean(StaffClient.class);
    var toms = cafe.in(() -> second.getBean(Users.class).find(cafe.tom.id())).orElseThrow();
    var page = LivePage.of(there.signIn(toms));
    page.next("hello");
    return page;
  }
}
