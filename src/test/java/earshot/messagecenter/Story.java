package earshot.messagecenter;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.company.User;
import earshot.conversation.Mark;
import earshot.live.LiveUpdate;
import earshot.live.LiveUpdates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/// A random story of two users with two tabs each. It goes on from sequence to sequence, so that
/// each begins where another has led.
final class Story implements AutoCloseable {

  /// A confirmation that still stands, with its Undo.
  private record Toast(User user, Map<String, String> form, List<Tally.Before> before) {}

  private static final int STEPS = 6;

  private final long seed;
  private final Random random;
  private final SmallCompany cafe;
  private final TestClock clock;
  private final Inbox inbox;
  private final LiveUpdates live;
  private final Tally tally;
  private final List<Tab> tabs;
  private final List<Toast> toasts = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  Story(
      long seed,
      SmallCompany cafe,
      TestClock clock,
      Inbox inbox,
      LiveUpdates live,
      Supplier<StaffClient> browsers) {
    this.seed = seed;
    this.random = new Random(seed);
    this.cafe = cafe;
    this.clock = clock;
    this.inbox = inbox;
    this.live = live;
    this.tally =
        new Tally(
            List.of(
                new Tally.Talk(cafe.lenaAsBarista, cafe.lena),
                new Tally.Talk(cafe.jamalAsBarista, cafe.jamal),
                new Tally.Talk(cafe.applicationOf("Noor", "Ali", cafe.barista), 0)));
    this.tabs =
        List.of(cafe.tom, cafe.tom, cafe.maria, cafe.maria).stream()
            .map(user -> new Tab(user, browsers.get()))
            .toList();
  }

  void playSequence() {
    told.clear();
    toasts.clear();
    tabs.forEach(tab -> tab.go(randomList()));
    for (var n = 0; n < 2 + random.nextInt(STEPS); n++) {
      tick();
      step(tabs.get(random.nextInt(tabs.size())), pick(tally.talks));
      if (random.nextInt(4) == 0) hear(List.of(pick(tabs)));
    }
    hear(tabs);
    tabs.forEach(this::check);
  }

  /// Later than everything before, also where other stories move the same clock.
  private void tick() {
    synchronized (clock) {
      clock.advance(Duration.ofMillis(1));
    }
  }

  private InboxFilter randomList() {
    var view = pick(List.of(View.values()));
    return new InboxFilter(view, pick(List.of(Scope.values())), null, null);
  }

  private void step(Tab tab, Tally.Talk talk) {
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> answer(talk);
      case 3 -> write(tab.user, talk);
      case 4 -> read(tab, talk);
      case 5 -> mark(tab, Mark.UNREAD);
      case 6 -> mark(tab, Mark.READ);
      case 7, 8 -> mark(tab, Mark.ARCHIVED);
      case 9 -> mark(tab, Mark.IN_INBOX);
      case 10 -> undo(tab);
      default -> declineOrUndo(talk);
    }
  }

  private void answer(Tally.Talk talk) {
    if (talk.last == 0 || talk.applicant == 0) return;
    told.add("answer in " + talk.id);
    cafe.answer(talk.applicant, talk.id, "Hi");
    tally.answer(talk);
  }

  private void write(User user, Tally.Talk talk) {
    if (talk.declined) return;
    told.add(user.firstName() + " writes in " + talk.id);
    cafe.write(user, talk.id, "Hello");
    tally.write(user, talk);
  }

  private void read(Tab tab, Tally.Talk talk) {
    if (talk.last == 0) return;
    told.add(tab.user.firstName() + " opens " + talk.id);
    tab.browser().postByScript("/conversations/" + talk.id + "/read", Map.of("seq", talk.last));
    tally.read(tab.user, talk);
  }

  private void mark(Tab tab, Mark mark) {
    var some = tally.started().stream().filter(_ -> random.nextBoolean()).toList();
    if (some.isEmpty()) return;
    told.add(tab.user.firstName() + " marks " + mark + some.stream().map(it -> it.id).toList());
    var name = mark.name().toLowerCase(Locale.ROOT).replace('_', '-');
    var ids = some.stream().map(it -> "" + it.id).collect(Collectors.joining(","));
    var toast =
        tab.browser().postByScript("/message-center/marks", Map.of("mark", name, "ids", ids));
    var form = new HashMap<String, String>();
    for (var field : Jsoup.parse(toast.body()).select("form input"))
      form.put(field.attr("name"), field.attr("value"));
    toasts.add(new Toast(tab.user, form, tally.mark(tab.user, some, mark)));
  }

  private void undo(Tab tab) {
    var own = toasts.stream().filter(toast -> toast.user().equals(tab.user)).toList();
    if (own.isEmpty()) return;
    var toast = pick(own);
    told.add(tab.user.firstName() + " undoes " + toast.form().get("before"));
    tab.browser().postByScript("/message-center/marks/undone", toast.form());
    tally.undo(tab.user, toast.before());
  }

  private void declineOrUndo(Tally.Talk talk) {
    told.add((talk.declined ? "opened again: " : "declined: ") + talk.id);
    if (talk.declined) cafe.undoDecline(cafe.tom, talk.id);
    else cafe.decline(cafe.tom, talk.id);
    talk.declined = !talk.declined;
  }

  /// The tabs hear what was told so far, and follow.
  private void hear(List<Tab> some) {
    var users = some.stream().map(tab -> tab.user.id()).distinct().toList();
    var mark = "mark-" + random.nextInt(Integer.MAX_VALUE);
    live.tellUsers(cafe.id, users, new LiveUpdate(mark, "", 0));
    for (var tab : some) {
      tab.hearUpTo(mark);
      tab.catchUp();
    }
  }

  private void check(Tab tab) {
    var where =
        "seed %d, %s at %s after %s".formatted(seed, tab.user.firstName(), tab.filter(), told);
    var fresh = cafe.in(() -> inbox.page(tab.user, tab.filter(), null)).rows();
    var rows = fresh.stream().map(row -> row.conversationId() + (row.isNew() ? "*" : "")).toList();
    assertThat(rows).as(where).isEqualTo(tally.rows(tab.user, tab.filter()));
    assertThat(tab.rows()).as(where).isEqualTo(rows);
    var counter = cafe.in(() -> inbox.newMessages(tab.user));
    assertThat(counter).as(where).isEqualTo(tally.newMessages(tab.user));
    assertThat(tab.counter()).as(where).isEqualTo(counter);
    if (random.nextInt(20) == 0)
      assertThat(Tab.rows(tab.browser().get(tab.filter().url(null)).body())).isEqualTo(rows);
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  @Override
  public void close() {
    tabs.forEach(Tab::close);
  }
}
