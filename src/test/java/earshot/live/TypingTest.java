package earshot.live;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Who is typing: told to colleagues while it lasts, and to nobody else.
@EarshotTest
class TypingTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private StaffClient tom;
  @Autowired private StaffClient maria;
  @Autowired private StaffClient aisha;
  @Autowired private StaffClient ana;
  @Autowired private ApplicantClient lena;
  @Autowired private Heartbeat heartbeat;
  @Autowired private TestClock clock;
  private final List<LivePage> open = new ArrayList<>();

  @BeforeEach
  void signed_in() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "Hello");
    tom.signIn(cafe.tom);
    maria.signIn(cafe.maria);
    aisha.signIn(cafe.aisha);
    ana.signIn(clinic.maria);
  }

  @AfterEach
  void leave() {
    open.forEach(LivePage::close);
  }

  @Test
  void colleagues_who_may_review_there_hear_who_is_typing() {
    var page = connected(LivePage.of(maria));

    assertThat(type(tom, cafe.lenaAsBarista)).isEqualTo(204);

    var heard = page.next("typing");
    assertThat(heard.conversation()).isEqualTo("" + cafe.lenaAsBarista);
    assertThat(heard.data().get("who").asString()).isEqualTo("Tom");
  }

  @Test
  void neither_the_applicant_nor_oneself_nor_anybody_else_hears_of_it() {
    lena.openLink(cafe.linkTo(cafe.lenaAsBarista));
    var others =
        List.of(
            connected(LivePage.ofApplicant(lena)),
            connected(LivePage.of(tom)),
            connected(LivePage.of(aisha)),
            connected(LivePage.of(ana)));
    var marias = connected(LivePage.of(maria));

    type(tom, cafe.lenaAsBarista);

    marias.next("typing");
    runAsync(heartbeat::beat).join();
    for (var page : others) assertThat(page.upToHeartbeat()).isEmpty();
  }

  @Test
  void who_took_part_and_lost_the_location_hears_of_nobody_there() {
    cafe.update("delete from location_grant where user_id = " + cafe.tom.id());
    var toms = connected(LivePage.of(tom));

    type(maria, cafe.lenaAsBarista);

    runAsync(heartbeat::beat).join();
    assertThat(toms.upToHeartbeat()).isEmpty();
  }

  @Test
  void whoever_may_not_write_there_is_not_typing_there() {
    assertThat(type(tom, cafe.jamalAsCook)).isEqualTo(403);
    assertThat(type(aisha, cafe.lenaAsBarista)).isEqualTo(404);
    assertThat(type(ana, cafe.lenaAsBarista)).isEqualTo(404);
    cafe.decline(cafe.tom, cafe.lenaAsBarista);
    assertThat(type(tom, cafe.lenaAsBarista)).isEqualTo(409);
  }

  @Test
  void whoever_asks_all_the_time_is_told_once_a_second() {
    clock.set(clock.instant());
    var page = connected(LivePage.of(maria));

    for (var i = 0; i < 5; i++) assertThat(type(tom, cafe.lenaAsBarista)).isEqualTo(204);
    cafe.write(cafe.maria, cafe.lenaAsBarista, "Meanwhile");
    assertThat(namesUpTo("message", page)).containsOnlyOnce("typing");

    clock.set(clock.instant().plusSeconds(1));
    type(tom, cafe.lenaAsBarista);
    page.next("typing");
  }

  private static List<String> namesUpTo(String last, LivePage page) {
    var names = new ArrayList<String>();
    for (var event = page.next(); !event.name().equals(last); event = page.next())
      names.add(event.name());
    return names;
  }

  @Test
  void nothing_of_it_is_written_to_the_database() {
    var page = connected(LivePage.of(maria));
    var rights = List.of("message", "conversation", "participant", "draft");
    rights.forEach(
        it -> administer("revoke insert, update, delete on " + it + " from earshot_app"));
    try {
      assertThat(type(tom, cafe.lenaAsBarista)).isEqualTo(204);
      page.next("typing");
    } finally {
      rights.forEach(it -> administer("grant insert, delete on " + it + " to earshot_app"));
      for (var it : List.of("conversation", "participant", "draft"))
        administer("grant update on " + it + " to earshot_app");
      administer("grant update (body, original_body, message_key) on message to earshot_app");
    }
  }

  private static void administer(String statement) {
    TestDatabase.administer(statement);
  }

  private static int type(StaffClient client, long conversation) {
    return client.post("/conversations/" + conversation + "/typing", Map.of()).statusCode();
  }

  private LivePage connected(LivePage page) {
    open.add(page);
    page.next("hello");
    return page;
  }
}
