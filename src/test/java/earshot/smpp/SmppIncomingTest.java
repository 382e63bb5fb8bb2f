package earshot.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.NaughtyStrings;
import earshot.Peers;
import earshot.TestClock;
import earshot.conversation.Channel;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import earshot.conversation.Message;
import earshot.hiring.NewApplicant;
import earshot.sms.InboundSms;
import earshot.sms.OptOuts;
import earshot.sms.Receipts;
import earshot.sms.SmsThreads;
import earshot.web.Blank;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jsmpp.bean.OptionalParameter;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What a message center hands over: Jamie's answers, and receipts for what Maria wrote.
@NullMarked
@ChannelsTest
class SmppIncomingTest {

  private static final int RECEIPT = 0x04;
  private static final int WITH_HEADER = 0x40;
  private static final int UCS2 = 8;
  private static final int LONGEST_MESSAGE = 254;

  @Autowired private HarborCafe cafe;
  @Autowired private InboundSms inbound;
  @Autowired private SmsThreads threads;
  @Autowired private Receipts receipts;
  @Autowired private OptOuts optOuts;
  @Autowired private HeardTexts heard;
  @Autowired private TextParts textParts;
  @Autowired private ManualScheduler jobs;
  @Autowired private JdbcClient sql;
  @Autowired private TransactionTemplate transaction;
  @Autowired private TestClock clock;

  private final SmppCenter center = new SmppCenter();
  private SmppLink link;
  private LongTexts longs;
  private WholeTexts wholes;
  private Story story;

  @BeforeEach
  void maria_has_written_to_jamie_at_noon() {
    clock.set(Instant.parse("2026-06-01T19:00:00Z"));
    story = cafe.story();
    Peers.textsAreAnswered(Peers.json(201, "{\"sid\":\"" + name(0) + "\"}"));
    story.write("Can you come on Tuesday?");
    cafe.runJobs();
    var account = center.account(true, true);
    longs = new LongTexts(textParts, clock);
    wholes = new WholeTexts(heard, inbound, account);
    var texts = new IncomingTexts(threads, wholes, longs, jobs, clock);
    link = new SmppLink(account, new SmppListener(texts, receipts), Patience.USUAL);
    link.start();
    await().until(() -> !center.sessions.isEmpty());
  }

  @AfterEach
  void everybody_goes() {
    link.stop();
    center.close();
    cafe.forgetJobs();
  }

  @Test
  void a_text_is_answered_once_it_is_stored() {
    center.deliver(story.phone(), 0, 0, "Tuesday is fine".getBytes(StandardCharsets.US_ASCII));

    assertThat(story.lastMessage().body()).isEqualTo("Tuesday is fine");
  }

  @Test
  void no_text_is_answered_before_it_is_stored() throws Exception {
    var release = new CountDownLatch(1);
    var locked = new CountDownLatch(1);
    var holder =
        Thread.ofVirtual()
            .start(() -> story.in(() -> transaction.execute(_ -> hold(locked, release))));
    locked.await();
    var center = Thread.ofVirtual().start(() -> text("Tuesday is fine"));
    try {
      await().until(this::somebodyWaitsForALock);
      assertThat(center.isAlive()).isTrue();
    } finally {
      release.countDown();
    }
    center.join();
    holder.join();
    assertThat(story.lastMessage().body()).isEqualTo("Tuesday is fine");
  }

  private boolean somebodyWaitsForALock() {
    return sql.sql("select exists (select from pg_locks where not granted)")
        .query(Boolean.class)
        .single();
  }

  private int hold(CountDownLatch locked, CountDownLatch release) {
    sql.sql("select id from conversation where id = :id for update")
        .param("id", story.application())
        .query(Long.class)
        .single();
    locked.countDown();
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return 0;
  }

  @Test
  void the_same_text_again_within_minutes_is_one_message_and_later_another() {
    for (var time = 0; time < 3; time++) text("Yes");
    assertThat(story.messages()).hasSize(2);

    clock.advance(Duration.ofMinutes(6));
    text("Yes");
    assertThat(story.messages()).hasSize(3);
  }

  @Test
  void the_same_answer_to_the_next_question_is_another_message() {
    text("Yes");
    clock.advance(Duration.ofMinutes(2));
    story.write("And on Friday?");
    cafe.runJobs();
    assertThat(Peers.textsTo(story.phone())).hasSize(2);

    for (var time = 0; time < 2; time++) text("Yes");

    assertThat(story.messages())
        .extracting(Message::body)
        .containsExactly("Can you come on Tuesday?", "Yes", "And on Friday?", "Yes");
  }

  @Test
  void the_same_words_again_after_others_are_another_message() {
    for (var words : List.of("Yes", "Or wait", "Yes")) text(words);

    assertThat(story.messages()).extracting(Message::body).endsWith("Yes", "Or wait", "Yes");
  }

  @Test
  void a_stop_soon_after_a_stop_that_was_taken_back_ends_texts() {
    for (var words : List.of("STOP", "START", "STOP")) text(words);

    assertThat(story.<Boolean>in(() -> optOuts.contains(story.phone()))).isTrue();
  }

  @Test
  void the_parts_of_a_long_text_are_put_together_in_whichever_order_they_come() {
    var words = "ж".repeat(66) + "😀" + "ж".repeat(100);
    var bytes = words.getBytes(StandardCharsets.UTF_16BE);

    for (var number : new int[] {3, 1, 1}) part(bytes, number);
    assertThat(story.messages()).hasSize(1);
    part(bytes, 2);
    part(bytes, 3);

    assertThat(story.messages()).extracting(Message::body).hasSize(2).endsWith(words);
  }

  @Test
  void an_answer_is_another_one_once_a_clock_that_was_a_day_ahead_is_right() {
    clock.advance(Duration.ofDays(1));
    text("Yes");
    clock.advance(Duration.ofDays(-1));

    for (var time = 0; time < 2; time++) text("Yes");

    assertThat(story.messages()).hasSize(3);
  }

  @Test
  void parts_that_came_while_the_clock_was_a_day_ahead_go_with_those_that_come_once_it_is_right() {
    var bytes = "long ".repeat(60).getBytes(StandardCharsets.UTF_16BE);
    clock.advance(Duration.ofDays(1));
    part(bytes, 1);
    clock.advance(Duration.ofDays(-1));

    for (var number : new int[] {2, 3}) part(bytes, number);

    assertThat(story.messages()).hasSize(2);
    assertThat(story.lastMessage().body()).isEqualTo("long ".repeat(60).strip());
  }

  @Test
  void parts_that_came_while_the_clock_was_a_day_ahead_are_a_message_after_a_quarter_of_an_hour() {
    var bytes = "I cannot come. ".repeat(12).getBytes(StandardCharsets.UTF_16BE);
    clock.advance(Duration.ofDays(1));
    for (var number : new int[] {1, 2}) part(bytes, number);
    clock.advance(Duration.ofDays(-1));
    stopWaiting();

    clock.advance(Duration.ofMinutes(15));
    stopWaiting();

    assertThat(story.lastMessage().body()).startsWith("I cannot come. I").endsWith(" (...)");
  }

  @Test
  void the_parts_of_two_texts_are_not_mixed() {
    part("one ".repeat(70).getBytes(StandardCharsets.UTF_16BE), 1);
    clock.advance(Duration.ofMinutes(20));
    var later = "two ".repeat(50).getBytes(StandardCharsets.UTF_16BE);

    for (var number : new int[] {2, 3, 1}) part(later, number);

    assertThat(story.messages()).hasSize(3);
    assertThat(story.lastMessage().body()).isEqualTo("two ".repeat(50).strip());
  }

  @Test
  void a_part_sent_again_after_its_text_is_a_message_makes_no_other() {
    var bytes = "long ".repeat(60).getBytes(StandardCharsets.UTF_16BE);
    for (var number : new int[] {1, 2, 3}) part(bytes, number);
    clock.advance(Duration.ofMinutes(10));
    part(bytes, 2);
    clock.advance(Duration.ofMinutes(16));
    stopWaiting();

    assertThat(story.messages()).hasSize(2);
  }

  @Test
  void what_never_becomes_whole_is_a_message_after_a_quarter_of_an_hour() {
    var bytes = "I cannot come. ".repeat(12).getBytes(StandardCharsets.UTF_16BE);
    part(bytes, 1);
    part(bytes, 2);
    stopWaiting();
    assertThat(story.messages()).hasSize(1);

    clock.advance(Duration.ofMinutes(15));
    stopWaiting();
    stopWaiting();

    assertThat(story.messages()).hasSize(2);
    assertThat(story.lastMessage().body()).startsWith("I cannot come. I").endsWith(" (...)");
  }

  @Test
  void parts_are_joined_where_the_clock_of_the_node_of_the_first_one_is_a_little_ahead() {
    var bytes = "I cannot come. ".repeat(12).getBytes(StandardCharsets.UTF_16BE);
    part(bytes, 1);
    clock.advance(Duration.ofMillis(-50));

    for (var number : new int[] {2, 3}) part(bytes, number);

    assertThat(story.messages()).hasSize(2);
  }

  @Test
  void a_long_text_is_for_the_company_that_its_first_part_was_for() {
    var words = "I cannot come. ".repeat(12);
    var bytes = words.getBytes(StandardCharsets.UTF_16BE);
    part(bytes, 1);
    var clinic = clinicWrites();

    for (var number : new int[] {2, 3, 3}) part(bytes, number);

    assertThat(story.messages()).hasSize(2);
    assertThat(story.lastMessage().body()).isEqualTo(words.strip());
    assertThat(clinic.messages()).hasSize(1);
  }

  @Test
  void a_long_text_that_never_becomes_whole_is_for_that_company_too() {
    var bytes = "I cannot come. ".repeat(12).getBytes(StandardCharsets.UTF_16BE);
    for (var number : new int[] {1, 2}) part(bytes, number);
    var clinic = clinicWrites();

    clock.advance(Duration.ofMinutes(15));
    stopWaiting();

    assertThat(story.lastMessage().body()).startsWith("I cannot come. I").endsWith(" (...)");
    assertThat(clinic.messages()).hasSize(1);
  }

  private Story clinicWrites() {
    var clinic =
        cafe.story(new NewApplicant("Jamie", "Rivera", null, story.phone(), true), "Nurse");
    clinic.write("Are you free today?");
    cafe.runJobs();
    return clinic;
  }

  @Test
  void the_answer_to_a_self_test_comes_from_a_phone_that_no_company_has_texted() {
    var tester = "+1415556%04d".formatted(story.company() % 10_000);
    transaction.execute(_ ->
        sql.sql(
                """
                insert into self_test (id, phone, answer, begun_at)
                values (:id, :phone, 'OK 4711', :now)
                """)
            .param("id", story.company())
            .param("phone", tester)
            .param("now", Timestamp.from(clock.instant()))
            .update());

    for (var words : List.of("Hello", "OK 4711"))
      center.deliver(tester, 0, 0, words.getBytes(StandardCharsets.US_ASCII));

    assertThat(
            sql.sql("select text_came_at is not null from self_test where id = :id")
                .param("id", story.company())
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void of_two_texts_with_one_reference_neither_loses_a_word() {
    var older = "old ".repeat(62).getBytes(StandardCharsets.UTF_16BE);
    var newer = "new ".repeat(62).getBytes(StandardCharsets.UTF_16BE);
    part(older, 2);
    clock.advance(Duration.ofMinutes(1));
    for (var number : new int[] {1, 2, 3}) part(newer, number);

    assertThat(story.messages()).hasSize(3);
    assertThat(story.messages().get(1).body()).contains("old old").endsWith("(...)");
    assertThat(story.lastMessage().body()).isEqualTo("new ".repeat(62).strip());
  }

  @Test
  void a_receipt_in_decimal_digits_finds_the_text_that_was_named_in_hexadecimal_ones() {
    receipt("id:%010d sub:001 dlvrd:001 stat:DELIVRD err:000 text:Can", number());

    assertThat(sms().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void a_receipt_in_the_same_digits_finds_it_too() {
    receipt("id:%08X sub:001 stat:UNDELIV err:027 text:", number());

    assertThat(sms().state()).isEqualTo(DeliveryState.FAILED);
    assertThat(sms().reason()).isEqualTo("The network could not deliver it (error 027)");
  }

  /// Its next text may not have a name yet.
  @Test
  void a_receipt_of_the_text_before_says_nothing_of_one_that_may_have_gone_since() {
    receipt("id:%08X sub:001 stat:UNDELIV err:027 text:", number());
    story.in(() -> transaction.execute(_ -> sentAgain()));

    receipt("id:%08X sub:001 stat:UNDELIV err:027 text:", number());

    assertThat(sms().state()).isEqualTo(DeliveryState.UNKNOWN);
  }

  private int sentAgain() {
    sql.sql("update sent_text set outcome = null").update();
    return sql.sql("update delivery set state = 'UNKNOWN' where id = :id")
        .param("id", sms().id())
        .update();
  }

  @Test
  void a_receipt_of_parameters_finds_it_too() {
    center.deliver(
        story.phone(),
        RECEIPT,
        0,
        new byte[0],
        new OptionalParameter.Receipted_message_id(name(0)),
        new OptionalParameter.Message_state((byte) 2));

    assertThat(sms().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void a_receipt_on_the_way_and_one_of_nobodys_change_nothing() {
    receipt("id:%08X stat:ENROUTE err:000 text:", number());
    receipt("id:%08X stat:UNDELIV err:000 text:", number() + 1);
    receipt("stat:UNDELIV", 0);
    receipt("", 0);

    assertThat(sms().state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void naughty_strings_are_taken_as_they_are_or_refused() {
    for (var naughty : NaughtyStrings.some()) {
      var bytes = naughty.getBytes(StandardCharsets.UTF_16BE);
      if (bytes.length <= LONGEST_MESSAGE) center.deliver(story.phone(), 0, UCS2, bytes);
    }
    assertThat(story.messages()).hasSizeGreaterThan(80);
    cafe.forgetJobs();
  }

  @Test
  void long_naughty_strings_are_taken_as_they_are_in_parts_and_as_one() {
    var naughty =
        NaughtyStrings.all().stream()
            .filter(SmppIncomingTest::isLong)
            .filter(words -> !Blank.is(words))
            .toList();
    assertThat(naughty).hasSizeGreaterThan(9);
    for (var words : naughty) {
      var bytes = words.getBytes(StandardCharsets.UTF_16BE);
      payload(bytes);
      assertThat(story.lastMessage().body()).isEqualTo(words.strip());
      clock.advance(Duration.ofMinutes(20));
      for (var number : new int[] {3, 1, 2}) part(bytes, number);
      assertThat(story.lastMessage().body()).isEqualTo(words.strip());
    }
    assertThat(story.messages()).hasSize(1 + 2 * naughty.size());
  }

  private static boolean isLong(String words) {
    return words.getBytes(StandardCharsets.UTF_16BE).length > LONGEST_MESSAGE;
  }

  private void payload(byte[] bytes) {
    center.deliver(
        story.phone(), 0, UCS2, new byte[0], new OptionalParameter.Message_payload(bytes));
  }

  @Test
  void headers_that_lie_break_nothing() {
    for (var header : new int[][] {{200}, {5, 0, 3}, {5, 0, 200, 1, 2, 3}, {0}, {5, 0, 3, 1, 0, 9}})
      center.deliver(story.phone(), WITH_HEADER, 0, bytes(header));

    text("Tuesday is fine");
    assertThat(story.lastMessage().body()).isEqualTo("Tuesday is fine");
  }

  private void stopWaiting() {
    var name = "%d:%s:+14155550100:77:3".formatted(story.company(), story.phone());
    UnfinishedTask.run(name, longs, wholes);
  }

  private void text(String words) {
    center.deliver(story.phone(), 0, 0, words.getBytes(StandardCharsets.US_ASCII));
  }

  /// One of three parts, cut where a character may be cut.
  private void part(byte[] all, int number) {
    var third = all.length / 3 + 1;
    var part = new ByteArrayOutputStream();
    part.writeBytes(new byte[] {5, 0, 3, 77, 3, (byte) number});
    var begin = third * (number - 1);
    part.writeBytes(Arrays.copyOfRange(all, begin, Math.min(all.length, begin + third)));
    center.deliver(story.phone(), WITH_HEADER, UCS2, part.toByteArray());
  }

  private void receipt(String words, int number) {
    var filled = words.contains("%") ? words.formatted(number) : words;
    center.deliver(story.phone(), RECEIPT, 0, filled.getBytes(StandardCharsets.US_ASCII));
  }

  /// As unlike others as the company is.
  private int number() {
    return 0xA0000 + Math.toIntExact(story.company());
  }

  private String name(int more) {
    return "%x".formatted(number() + more);
  }

  private Delivery sms() {
    return story.deliveries().stream()
        .filter(delivery -> delivery.channel() == Channel.SMS)
        .findFirst()
        .orElseThrow();
  }

  private static byte[] bytes(int[] values) {
    var bytes = new byte[values.length];
    for (var at = 0; at < values.length; at++) bytes[at] = (byte) values[at];
    return bytes;
  }
}
