package earshot.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// PostgreSQL takes a NOTIFY of less than 8,000 bytes.
class PayloadTest {

  private static final String NODE = "6f1c1f4e-9d0a-4a39-8a36-5f0f6f8a7f55";

  private final Payload payload = new Payload(new JsonMapper());

  @Test
  void what_fits_travels_together() {
    var batch = List.of(told(1, 3), told(2, 3));

    assertThat(payload.write(NODE, batch)).hasSize(1);
    assertThat(read(payload.write(NODE, batch))).isEqualTo(batch);
  }

  @Test
  void a_large_batch_is_split_and_nothing_is_lost() {
    var batch = new ArrayList<Told>();
    for (var n = 1; n <= 500; n++) batch.add(told(n, 3));

    var texts = payload.write(NODE, batch);

    assertThat(texts).allMatch(text -> text.getBytes(UTF_8).length < 8_000);
    assertThat(read(texts)).isEqualTo(batch);
  }

  @Test
  void an_update_for_a_whole_large_company_is_split_among_its_people() {
    var texts = payload.write(NODE, List.of(told(1, 1_000)));

    assertThat(texts).allMatch(text -> text.getBytes(UTF_8).length < 8_000);
    assertThat(read(texts).stream().flatMap(told -> told.recipients().stream()))
        .containsExactlyElementsOf(told(1, 1_000).recipients());
  }

  private List<Told> read(List<String> texts) {
    return texts.stream().flatMap(text -> payload.read(text).told().stream()).toList();
  }

  private static Told told(int seq, int people) {
    var recipients =
        LongStream.range(0, people)
            .mapToObj(n -> Recipient.user(Long.MAX_VALUE - n, Long.MAX_VALUE - n))
            .toList();
    return new Told(recipients, new LiveUpdate("delivery", String.valueOf(Long.MAX_VALUE), seq));
  }
}
