package earshot.smpp;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import earshot.NaughtyStrings;
import earshot.sms.Gsm7;
import earshot.sms.SmsBusy;
import earshot.sms.SmsFailed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Texts to a message center that runs beside the test.
@NullMarked
class SmppProviderTest {

  private static final String JAMIE = "+14155550101";
  private static final Patience PATIENCE =
      new Patience(
          Duration.ofMillis(700),
          Duration.ofMillis(300),
          Duration.ofMillis(50),
          Duration.ofMillis(200),
          Duration.ofSeconds(4),
          Duration.ofSeconds(1));

  private SmppCenter center = new SmppCenter();
  private SmppLink link = link(center.account(true, true));
  private SmppProvider provider = new SmppProvider(center.account(true, true), link);

  @AfterEach
  void everybody_goes() {
    link.stop();
    center.close();
  }

  @Test
  void a_text_goes_out_in_the_alphabet_of_gsm_and_asks_for_a_receipt() {
    bound();

    assertThat(provider.send(JAMIE, "Hello {Jamie}, 5 €")).containsExactly("1a2b");

    var submit = center.submitted.getFirst();
    assertThat(submit.getSourceAddr()).isEqualTo("14155550100");
    assertThat(submit.getDestAddress()).isEqualTo("14155550101");
    assertThat(submit.getRegisteredDelivery()).isEqualTo((byte) 1);
    assertThat(submit.getDataCoding()).isEqualTo((byte) 0);
    assertThat(submit.isUdhi()).isFalse();
    assertThat(Gsm7.decode(submit.getShortMessage())).isEqualTo("Hello {Jamie}, 5 €");
  }

  @Test
  void what_that_alphabet_lacks_goes_in_ucs2() {
    bound();
    provider.send(JAMIE, "Привет 😀");

    var submit = center.submitted.getFirst();
    assertThat(submit.getDataCoding()).isEqualTo((byte) 8);
    assertThat(new String(submit.getShortMessage(), StandardCharsets.UTF_16BE))
        .isEqualTo("Привет 😀");
  }

  @Test
  void a_long_text_goes_in_parts_that_the_handset_puts_together() {
    bound();
    var text = "ж".repeat(66) + "😀" + "ж".repeat(10);

    assertThat(provider.send(JAMIE, text)).containsExactly("1a2b", "1a2c");

    assertThat(center.submitted).allMatch(SubmitSm::isUdhi);
    assertThat(center.submitted)
        .extracting(submit -> Arrays.copyOf(submit.getShortMessage(), 6))
        .containsExactly(new byte[] {5, 0, 3, 1, 2, 1}, new byte[] {5, 0, 3, 1, 2, 2});
    assertThat(
            center.submitted.stream()
                .map(submit -> words(submit.getShortMessage()))
                .collect(Collectors.joining()))
        .isEqualTo(text);
    assertThat(center.submitted).allMatch(submit -> submit.getShortMessage().length <= 140);
  }

  @Test
  void a_long_text_goes_as_one_where_the_center_cuts_it() {
    bound();
    var whole = new SmppProvider(center.account(false, true), link);

    whole.send(JAMIE, "a".repeat(400));

    assertThat(center.submitted).hasSize(1);
    var payload =
        center.submitted.getFirst().getOptionalParameter(OptionalParameter.Message_payload.class);
    assertThat(payload.getValue()).hasSize(400);
  }

  @Test
  void a_center_that_speaks_latin_1_gets_latin_1() {
    bound();
    var latin = new SmppProvider(center.account(true, false), link);

    latin.send(JAMIE, "é@$");
    latin.send(JAMIE, "5 €");

    assertThat(center.submitted.getFirst().getShortMessage())
        .isEqualTo("é@$".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(center.submitted.getLast().getDataCoding()).isEqualTo((byte) 8);
  }

  @Test
  void a_busy_center_is_tried_again_and_a_refusal_is_final() {
    bound();
    for (var busy : new int[] {0x58, 0x14, 0x08}) {
      center.status = busy;
      assertThat(failure().isPermanent()).isFalse();
    }
    center.status = 0x0B;
    assertThat(failure().isPermanent()).isTrue();
    assertThat(failure())
        .hasMessage("The text provider refused: the number is not a valid phone number");
  }

  @Test
  void the_rest_of_a_long_text_follows_once_the_center_is_less_busy() {
    bound();
    center.refusals.addAll(List.of(0, 0x58, 0x58, 0));

    assertThat(provider.send(JAMIE, "a".repeat(300))).hasSize(2);

    assertThat(center.submitted)
        .extracting(submit -> (int) submit.getShortMessage()[5])
        .containsExactly(1, 2, 2, 2);
    assertThat(center.submitted)
        .extracting(submit -> submit.getShortMessage()[3])
        .containsOnly(center.submitted.getFirst().getShortMessage()[3]);
  }

  @Test
  void a_long_text_whose_rest_is_refused_says_that_its_beginning_has_gone() {
    bound();
    center.refusals.addAll(List.of(0, 0x45));

    var failure =
        catchThrowableOfType(SmsFailed.class, () -> provider.send(JAMIE, "a".repeat(300)));

    assertThat(failure.isPermanent()).isTrue();
    assertThat(failure).hasMessageStartingWith("Only the beginning has gone: ");
  }

  @Test
  void naughty_strings_arrive_as_they_are() {
    bound();
    for (var naughty : NaughtyStrings.all()) {
      center.submitted.clear();
      provider.send(JAMIE, naughty);
      var whole = center.submitted.stream().map(SmppProviderTest::words);
      assertThat(whole.collect(Collectors.joining()))
          .isEqualTo(new String(naughty.getBytes(UTF_16BE), UTF_16BE));
    }
  }

  private static String words(SubmitSm submit) {
    var bytes = submit.getShortMessage();
    var words = submit.isUdhi() ? Arrays.copyOfRange(bytes, 6, bytes.length) : bytes;
    return submit.getDataCoding() == 8 ? new String(words, UTF_16BE) : Gsm7.decode(words);
  }

  @Test
  void what_may_have_gone_is_left_to_a_person() {
    bound();
    center.hangs = true;

    assertThat(failure().isPermanent()).isTrue();
    assertThat(failure()).hasMessageEndingWith("it may have gone");
  }

  @Test
  void without_a_session_nothing_has_gone() {
    assertThat(provider.isReachable()).isFalse();
    assertThat(failure()).isInstanceOf(SmsBusy.class);
    assertThat(failure().isPermanent()).isFalse();
    assertThat(failure()).hasMessage("The text provider cannot be reached");
  }

  @Test
  void a_lost_session_is_bound_again_also_after_the_center_was_away() {
    bound();
    center.hangUp();
    await().until(() -> center.sessions.size() == 2);

    center.close();
    await().until(() -> !link.isBound());
    center = new SmppCenter(center.port);
    bound();

    assertThat(provider.send(JAMIE, "Hello")).hasSize(1);
  }

  @Test
  void an_idle_session_stays_bound() {
    bound();
    var session = link.<SMPPSession>during(it -> it);
    var bound = session.getLastActivityTimestamp();

    await().until(() -> session.getLastActivityTimestamp() > bound + 500);

    assertThat(link.<SMPPSession>during(it -> it)).isSameAs(session);
  }

  @Test
  void a_text_in_hand_goes_in_whole_before_the_goodbye() {
    bound();
    center.thinks = Duration.ofMillis(300);
    var sent = supplyAsync(() -> provider.send(JAMIE, "a".repeat(400)), Thread::startVirtualThread);
    await().until(() -> center.submitted.size() == 1);

    link.stop();

    assertThat(sent.join()).hasSize(3);
    assertThat(center.submitted).hasSize(3);
    assertThat(failure()).as("nothing is begun after that").isInstanceOf(SmsBusy.class);
  }

  @Test
  void the_goodbye_is_said_and_not_waited_for_longer_than_a_second() {
    bound();
    var session = center.sessions.getFirst();
    var begun = System.nanoTime();

    link.stop();

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    await().until(() -> !session.getSessionState().isBound());
    assertThat(failure().isPermanent()).isFalse();
  }

  private void bound() {
    if (!link.isRunning()) link.start();
    await().until(link::isBound);
  }

  private SmsFailed failure() {
    return catchThrowableOfType(SmsFailed.class, () -> provider.send(JAMIE, "Hello"));
  }

  private static String words(byte[] part) {
    return new String(part, 6, part.length - 6, StandardCharsets.UTF_16BE);
  }

  private static SmppLink link(SmppAccount account) {
    return new SmppLink(account, new Deaf(), PATIENCE);
  }
}
