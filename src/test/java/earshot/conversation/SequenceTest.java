package earshot.conversation;

import static java.util.stream.IntStream.rangeClosed;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// "All after 17" is exact: seq has no gaps and grows in the order of the commits.
@EarshotTest
class SequenceTest {

  private static final int WRITERS = 8;
  private static final int EACH = 25;

  @Autowired private SmallCompany cafe;
  @Autowired private History history;
  @Autowired private TransactionTemplate transaction;

  @Test
  void writers_at_the_same_time_leave_no_gap_and_no_reader_ever_sees_one() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "First");
    var done = new AtomicBoolean();
    var reader = CompletableFuture.supplyAsync(() -> readUntil(done));

    var seqs = Together.all(writers()).stream().flatMap(List::stream).sorted().toList();
    done.set(true);

    var last = WRITERS * EACH + 1;
    assertThat(seqs).containsExactlyElementsOf(rangeClosed(2, last).boxed().toList());
    assertThat(reader.join()).containsExactlyElementsOf(rangeClosed(1, last).boxed().toList());
  }

  @Test
  void a_message_rolled_back_leaves_no_gap() {
    cafe.write(cafe.tom, cafe.lenaAsBarista, "First");
    cafe.run(() ->
        transaction.executeWithoutResult(open -> {
          cafe.write(cafe.tom, cafe.lenaAsBarista, "Taken back");
          open.setRollbackOnly();
        }));

    assertThat(cafe.write(cafe.tom, cafe.lenaAsBarista, "Second").seq()).isEqualTo(2);
  }

  @Test
  void each_conversation_counts_for_itself() {
    cafe.write(cafe.maria, cafe.lenaAsBarista, "First");
    cafe.write(cafe.maria, cafe.lenaAsBarista, "Second");

    assertThat(cafe.write(cafe.maria, cafe.omarAsHost, "First").seq()).isEqualTo(1);
  }

  @Test
  void earlier_messages_come_page_by_page() {
    for (var n = 1; n <= History.PAGE + 10; n++)
      cafe.write(cafe.tom, cafe.lenaAsBarista, "No. " + n);

    var newest = cafe.in(() -> history.open(cafe.tom, cafe.lenaAsBarista));
    var first = newest.messages().getFirst().seq();
    var older = cafe.in(() -> history.before(cafe.tom, cafe.lenaAsBarista, first));

    assertThat(newest.hasOlder()).isTrue();
    assertThat(newest.messages()).extracting(Message::seq).isEqualTo(range(11, 60));
    assertThat(older).extracting(Message::seq).isEqualTo(range(1, 10));
    assertThat(cafe.in(() -> history.one(cafe.tom, cafe.lenaAsBarista, 7)))
        .extracting(Message::body)
        .containsExactly("No. 7");
  }

  private List<Callable<List<Integer>>> writers() {
    var writers = new ArrayList<Callable<List<Integer>>>();
    for (var writer = 0; writer < WRITERS; writer++) {
      var staff = writer % 2 == 0;
      writers.add(() -> rangeClosed(1, EACH).mapToObj(n -> write(staff)).toList());
    }
    return writers;
  }

  private int write(boolean staff) {
    var sent =
        staff
            ? cafe.write(cafe.tom, cafe.lenaAsBarista, "From Tom")
            : cafe.answer(cafe.lena, cafe.lenaAsBarista, "From Lena");
    return sent.seq();
  }

  /// A page that again and again fetches what it lacks, and sees what it has been given.
  private List<Integer> readUntil(AtomicBoolean done) {
    var seen = new ArrayList<Integer>();
    for (var last = false; !last; ) {
      last = done.get();
      var after = seen.size();
      cafe.in(() -> history.after(cafe.maria, cafe.lenaAsBarista, after)).stream()
          .map(Message::seq)
          .forEach(seen::add);
    }
    return seen;
  }

  private static List<Integer> range(int from, int to) {
    return rangeClosed(from, to).boxed().toList();
  }
}
