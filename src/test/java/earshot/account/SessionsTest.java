package earshot.account;

import static earshot.WebClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.audit.Audit;
import earshot.company.User;
import earshot.company.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@EarshotTest
class SessionsTest {

  private static final String COOKIE = "earshot-session";

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private StaffClient tom;
  @Autowired private StaffClient thief;
  @Autowired private Sessions sessions;
  @Autowired private JdbcClient sql;
  @Autowired private TransactionOperations transaction;
  @Autowired private Users users;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private Audit audit;
  @Autowired private TestClock clock;

  @Test
  void a_session_is_known_to_a_server_started_later() {
    var key = sessions.start(cafe.tom, "");
    var afterRestart = new Sessions(sql, transaction, users, events, audit, clock);

    assertThat(afterRestart.user(key)).map(User::id).contains(cafe.tom.id());
  }

  @Test
  void the_database_does_not_know_the_secret() {
    var key = sessions.start(cafe.tom, "");

    var stored =
        cafe.inTransaction(() ->
            sql.sql("select token_hash from user_session")
                .query((row, _) -> row.getString(1))
                .list());
    assertThat(stored).containsExactly(key.hash()).doesNotContain(key.secret());
    assertThat(key.secret()).hasSizeGreaterThanOrEqualTo(22); // 128 bits and more
  }

  @Test
  void an_open_page_notes_once_an_hour_that_its_session_is_used() {
    var key = sessions.start(cafe.tom, "");
    var begun = usedAt(key);

    clock.set(begun.plus(Duration.ofMinutes(30)));
    cafe.run(() -> sessions.used(List.of(key)));
    assertThat(usedAt(key)).isEqualTo(begun);
    clock.set(begun.plus(Duration.ofMinutes(61)));
    cafe.run(() -> sessions.used(List.of(key)));
    assertThat(usedAt(key)).isEqualTo(begun.plus(Duration.ofMinutes(61)));
  }

  private Instant usedAt(SessionKey key) {
    return cafe.in(() -> sessions.of(cafe.tom, key)).getFirst().usedAt();
  }

  @Test
  void signing_in_gives_a_new_session_and_ends_the_old_one() {
    tom.signIn(cafe.tom);
    var before = tom.cookie(COOKIE).orElseThrow();
    tom.post("/sign-in", Map.of("email", cafe.tom.email(), "password", SmallCompany.PASSWORD));
    var after = tom.cookie(COOKIE).orElseThrow();

    assertThat(after).isNotEqualTo(before);
    assertThat(isSignedIn(before)).isFalse();
    assertThat(isSignedIn(after)).isTrue();
  }

  @Test
  void a_session_somebody_else_chose_is_not_taken_over() {
    tom.setCookie(COOKIE, cafe.id + ".chosen-by-somebody-else");
    tom.signIn(cafe.tom);

    assertThat(tom.cookie(COOKIE).orElseThrow()).doesNotContain("chosen");
    assertThat(isSignedIn(cafe.id + ".chosen-by-somebody-else")).isFalse();
  }

  @Test
  void after_signing_out_the_old_cookie_opens_nothing() {
    tom.signIn(cafe.tom);
    var stolen = tom.cookie(COOKIE).orElseThrow();
    assertThat(isSignedIn(stolen)).isTrue();

    tom.post("/sign-out", Map.of());

    assertThat(tom.cookie(COOKIE)).isEmpty();
    assertThat(isSignedIn(stolen)).isFalse();
  }

  @Test
  void its_end_is_told_to_the_open_pages() {
    var key = sessions.start(cafe.tom, "");
    var told = new ArrayList<Object>();

    new Sessions(sql, transaction, users, told::add, audit, clock).end(key);

    assertThat(told).containsExactly(new SessionsEnded(cafe.tom.id()));
  }

  @Test
  void it_ends_after_thirty_days_however_much_it_is_used() {
    var key = sessions.start(cafe.tom, "");

    for (var week = 0; week < 4; week++) {
      clock.advance(Duration.ofDays(7));
      cafe.run(() -> sessions.used(List.of(key)));
    }
    clock.advance(Duration.ofDays(2).minusSeconds(1));
    assertThat(sessions.user(key)).isPresent();
    clock.advance(Duration.ofSeconds(2));
    assertHasEnded(key);
  }

  @Test
  void a_month_after_its_end_nothing_is_left_of_it() {
    sessions.start(cafe.tom, "");
    clock.advance(Duration.ofDays(59));
    sessions.start(cafe.maria, "");
    assertThat(kept(cafe.tom)).isOne();

    clock.advance(Duration.ofDays(2));
    sessions.start(cafe.maria, "");
    assertThat(kept(cafe.tom)).isZero();
    assertThat(kept(cafe.maria)).isEqualTo(2);
  }

  private int kept(User user) {
    return cafe.inTransaction(() ->
        sql.sql("select count(*) from user_session where user_id = :user")
            .param("user", user.id())
            .query(Integer.class)
            .single());
  }

  @Test
  void it_ends_when_no_page_of_it_was_open_for_two_weeks() {
    var key = sessions.start(cafe.tom, "");

    clock.advance(Duration.ofDays(14).minusSeconds(1));
    assertThat(sessions.user(key)).isPresent();
    clock.advance(Duration.ofSeconds(2));
    assertHasEnded(key);
  }

  private void assertHasEnded(SessionKey key) {
    assertThat(sessions.user(key)).isEmpty();
    assertThat(cafe.in(() -> sessions.alive(List.of(key)))).isEmpty();
    assertThat(cafe.in(() -> sessions.of(cafe.tom, key))).isEmpty();
  }

  @Test
  void it_ends_at_once_when_its_user_is_disabled() {
    var key = sessions.start(cafe.tom, "");
    tom.signIn(cafe.tom);

    cafe.update("update app_user set disabled_at = now() where id = " + cafe.tom.id());

    assertThat(location(tom.get("/applications"))).isEqualTo("/sign-in");
    assertThat(sessions.user(key)).isEmpty();
    assertThat(cafe.in(() -> sessions.alive(List.of(key)))).isEmpty();
  }

  @Test
  void a_grant_taken_away_is_gone_with_the_next_request() {
    tom.signIn(cafe.tom);
    assertThat(tom.get("/applications/" + cafe.lenaAsBarista).statusCode()).isEqualTo(200);

    cafe.update("delete from location_grant where user_id = " + cafe.tom.id());

    assertThat(tom.get("/applications/" + cafe.lenaAsBarista).statusCode()).isEqualTo(404);
  }

  @Test
  void a_secret_opens_nothing_at_another_company() {
    var key = sessions.start(cafe.tom, "");

    assertThat(isSignedIn(key.cookie())).isTrue();
    assertThat(isSignedIn(clinic.id + "." + key.secret())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        ".",
        "1.",
        ".1",
        "-1.x",
        "1",
        "99999999999999999999.x",
        "999999999999999999.x",
        "0.x",
        "1.%00",
        "1.' or '1'='1"
      })
  void a_made_up_cookie_is_none(String cookie) {
    assertThat(isSignedIn(cookie)).isFalse();
  }

  private boolean isSignedIn(String cookie) {
    var answer =
        thief.send(
            java.net.http.HttpRequest.newBuilder(thief.request("/applications").build().uri())
                .header("Accept", "text/html")
                .header("Cookie", COOKIE + "=" + cookie)
                .GET());
    assertThat(answer.statusCode()).isIn(200, 302, 400);
    return answer.statusCode() == 200;
  }
}
