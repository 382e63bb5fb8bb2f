package earshot.messagecenter;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.live.LiveUpdates;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

/// Two users with two open tabs each, and applicants who answer: whatever happens in whichever
/// order, a page that only follows its events shows what a fresh load shows, and both show what
/// somebody would know who kept a tally on paper ([Tally]).
///
/// A failure names its seed; `-Dseed=…` plays the same story again, `-Dearshot.sequences=1000` a
/// longer one.
@EarshotTest
class InterleavingsTest {

  private static final int STORIES = 4;
  private static final int SEQUENCES = Integer.getInteger("earshot.sequences", 400);

  @Autowired private ObjectProvider<SmallCompany> companies;
  @Autowired private ObjectProvider<StaffClient> browsers;
  @Autowired private Inbox inbox;
  @Autowired private LiveUpdates live;
  @Autowired private TestClock clock;

  @Test
  void an_open_page_shows_what_a_fresh_load_shows() throws Exception {
    var seed = Long.getLong("seed", System.nanoTime());
    clock.set(clock.instant());
    try (var threads = Executors.newFixedThreadPool(STORIES)) {
      var stories =
          IntStream.range(0, STORIES)
              .mapToObj(n -> (Callable<Integer>) () -> play(seed + n))
              .toList();
      var played = 0;
      for (var story : threads.invokeAll(stories)) played += story.get();
      assertThat(played).isGreaterThan(SEQUENCES - STORIES);
    }
  }

  private int play(long seed) {
    var cafe = companies.getObject();
    try (var story = new Story(seed, cafe, clock, inbox, live, browsers::getObject)) {
      for (var n = 0; n < SEQUENCES / STORIES; n++) story.playSequence();
    }
    return SEQUENCES / STORIES;
  }
}
