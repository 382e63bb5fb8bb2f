package earshot.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.Peers;
import earshot.TestClock;
import earshot.WebClient;
import earshot.conversation.Channel;
import earshot.conversation.Deliveries;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import earshot.sms.OptOuts;
import earshot.web.PublicUrl;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// `POST /inbound/sms/twilio/status`
@NullMarked
@ChannelsTest
class TwilioStatusTest {

  private static final String PATH = "/inbound/sms/twilio/status";

  @Autowired private HarborCafe cafe;
  @Autowired private TestClock clock;
  @Autowired private ApplicantClient twilio;
  @Autowired private PublicUrl url;
  @Autowired private OptOuts optOuts;
  @Autowired private Deliveries deliveries;

  private Story story;

  @BeforeEach
  void jamie_is_there_at_noon() {
    clock.set(Instant.parse("2026-06-01T19:00:00Z"));
    story = cafe.story();
    twilioNames("SM-" + story.company());
  }

  @Test
  void what_arrived_is_delivered() {
    maria_writes();

    for (var status : List.of("queued", "sending", "sent")) tell(status, "");
    assertThat(sms().state()).isEqualTo(DeliveryState.SENT);

    tell("delivered", "");
    assertThat(sms().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void what_did_not_says_why_in_words() {
    maria_writes();
    tell("undelivered", "30003");

    assertThat(sms().state()).isEqualTo(DeliveryState.FAILED);
    assertThat(sms().reason()).isEqualTo("The phone is off or out of reach");
  }

  @Test
  void an_error_nobody_knows_keeps_its_number() {
    maria_writes();
    tell("failed", "39999");

    assertThat(sms().reason()).isEqualTo("The text provider could not deliver it (39999)");
  }

  @Test
  void in_any_order_and_twice_it_ends_the_same() {
    var told =
        new ArrayList<>(
            List.of("queued", "sending", "sent", "delivered", "sent", "delivered", "queued"));
    maria_writes();
    for (var seed = 0; seed < 5; seed++) {
      Collections.shuffle(told, new Random(seed));
      told.forEach(status -> tell(status, ""));
      assertThat(sms().state()).isEqualTo(DeliveryState.DELIVERED);
    }
    tell("undelivered", "30003");
    assertThat(sms().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void what_is_told_before_we_know_the_name_is_not_lost() {
    tell("delivered", "");
    maria_writes();

    assertThat(sms().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void another_phones_text_of_the_same_name_is_left_alone() {
    maria_writes();
    post(form("delivered", "", "+14155559999", "SM-" + story.company()), true);

    assertThat(sms().state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void a_late_word_of_the_first_attempt_does_not_end_the_second() {
    maria_writes();
    tell("undelivered", "30003");
    var first = "SM-" + story.company();
    story.in(() -> {
      deliveries.retry(story.maria(), story.application(), 1, Channel.SMS);
      return null;
    });
    tell("undelivered", "30003");
    assertThat(sms().state()).isEqualTo(DeliveryState.QUEUED);

    twilioNames("SM-again-" + story.company());
    cafe.runJobs();
    post(form("failed", "30008", story.phone(), first), true);
    assertThat(sms().state()).isEqualTo(DeliveryState.SENT);

    post(form("delivered", "", story.phone(), "SM-again-" + story.company()), true);
    assertThat(sms().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void who_told_twilio_to_stop_gets_no_more() {
    maria_writes();
    tell("failed", "21610");

    assertThat(sms().reason()).isEqualTo("This number has opted out of texts");
    assertThat(story.<Boolean>in(() -> optOuts.contains(story.phone()))).isTrue();
  }

  @Test
  void without_twilios_signature_nothing_changes() {
    maria_writes();
    var form = form("delivered", "", story.phone(), "SM-" + story.company());

    assertThat(post(form, false)).isEqualTo(403);
    assertThat(sms().state()).isEqualTo(DeliveryState.SENT);
    assertThat(post(Map.of("MessageStatus", "delivered"), true)).isEqualTo(400);
  }

  private void maria_writes() {
    story.write("Can you come on Tuesday?");
    cafe.runJobs();
  }

  private void twilioNames(String name) {
    Peers.textsAreAnswered(Peers.json(201, "{\"sid\":\"" + name + "\"}"));
  }

  private void tell(String status, String error) {
    var form = form(status, error, story.phone(), "SM-" + story.company());
    assertThat(post(form, true)).isEqualTo(204);
  }

  private static Map<String, String> form(String status, String error, String to, String name) {
    var form = new TreeMap<>(Map.of("MessageSid", name, "MessageStatus", status, "To", to));
    if (!error.isEmpty()) form.put("ErrorCode", error);
    return form;
  }

  private int post(Map<String, String> form, boolean signed) {
    var body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + WebClient.encode(field.getValue()))
            .collect(Collectors.joining("&"));
    var signature = new TwilioSignature("secret").of(url.of(PATH).toString(), form);
    return twilio
        .send(
            twilio
                .request(PATH, "X-Twilio-Signature", signed ? signature : "forged")
                .setHeader("Accept", "*/*")
                .POST(BodyPublishers.ofString(body)))
        .statusCode();
  }

  private Delivery sms() {
    return story.deliveries().stream()
        .filter(delivery -> delivery.channel() == Channel.SMS)
        .findFirst()
        .orElseThrow();
  }
}
