package earshot.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// A site under load, to which one fault after the other is done.
final class Trial implements AutoCloseable {

  /// By itself, after whatever happened.
  private static final Duration GOES_ON_WITHIN = Duration.ofSeconds(30);

  private static final Duration LONGEST = Duration.ofMinutes(7);
  private static final int DEEDS_BETWEEN = 5;

  private final Site site;
  private final Ledger ledger = new Ledger();
  private final Tally tally = new Tally();
  private final Load load;
  private final LivePages pages;
  private final State state;

  Trial(Site site) {
    this.site = site;
    var cast = new Cast(site, ledger, tally);
    load = new Load(ledger, cast.players());
    var onScreen = cast.onScreen();
    ledger.isOnScreen(onScreen);
    pages = new LivePages(site.url(), cast.busiest(), cast.link(onScreen), cast.pageOf(onScreen));
    load.work();
    pages.open();
    awaitDeeds(60);
    load.rest();
    Quiet.comes(site);
    state = new State(site, ledger);
  }

  /// Does that fault as often as it says, under load.
  Row run(Fault fault) {
    state.settle();
    pages.open();
    load.work();
    var row = new Row(fault, ledger.last() + 1);
    var before = tally.counts();
    var done = ledger.count();
    for (var time = 0; time < fault.times(); time++) strike(fault, row);
    rest(row);
    row.lastEntry = ledger.last();
    row.acknowledged = ledger.count() - done;
    row.counts = tally.counts().since(before);
    row.complaints.addAll(tally.takeWrong());
    return row;
  }

  private void strike(Fault fault, Row row) {
    awaitDeeds(DEEDS_BETWEEN);
    Fault.pause(Duration.ofMillis(ThreadLocalRandom.current().nextLong(1_500)));
    var moment = fault.strike().begin();
    if (fault.stopsNode()) row.leftBehind.add(LeftBehind.now(site.rows));
    try {
      row.stopped(goesOn(moment));
      if (row.longestStop.compareTo(GOES_ON_WITHIN) > 0) row.complaints.add("stopped for too long");
    } catch (ConditionTimeoutException never) {
      row.complaints.add("did not go on");
    }
    fault.mend().run();
  }

  private void awaitDeeds(int more) {
    var before = ledger.count();
    Awaitility.await().atMost(LONGEST).until(() -> ledger.count() >= before + more);
  }

  /// How long it takes until something is acknowledged, a mail goes and a text goes.
  private Duration goesOn(long moment) {
    return Stream.<Function<Long, Optional<Duration>>>of(
            ledger::firstAfter, site.mail.arrivals()::firstAfter, site.texts.arrivals()::firstAfter)
        .map(next ->
            Awaitility.await()
                .atMost(LONGEST)
                .until(() -> next.apply(moment), Optional::isPresent)
                .orElseThrow())
        .max(Duration::compareTo)
        .orElseThrow();
  }

  private void rest(Row row) {
    try {
      load.rest();
    } catch (ConditionTimeoutException never) {
      row.complaints.add("a deed is never acknowledged");
    }
  }

  /// Once everything is on its way's end: what came of these, and what of all together is put to
  /// the last of them.
  void judge(List<Row> rows) {
    var last = rows.getLast();
    if (!Quiet.comes(site)) last.complaints.add("something stays on its way");
    for (var row : rows) {
      row.leftBehind.forEach(it -> takenOver(it, row));
      row.judge(Check.of(site, ledger, row.firstEntry, row.lastEntry));
    }
    last.complaints.addAll(state.complaints());
    if (!pages.showWhatAFreshLoadShows()) last.complaints.add("an open page is not up to date");
    last.complaints.addAll(tally.takeWrong());
  }

  private void takenOver(LeftBehind left, Row row) {
    var time = left.took(site.rows);
    if (!row.tookOver(time))
      left.last(site.rows).forEach(it -> System.err.println("TAKEN OVER LATE: " + it));
  }

  /// What the nodes hold now, in words.
  String held() {
    return state.held();
  }

  @Override
  public void close() {
    load.close();
    pages.close();
  }
}
