package earshot.sms;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.NaughtyStrings;
import earshot.Peers;
import earshot.TestClock;
import earshot.Together;
import earshot.conversation.Channel;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

/// `POST /inbound/sms` and `/inbound/sms/status`
@NullMarked
@ChannelsTest
class InboundSmsDoorTest {

  private static final String SECRET = "Bearer let-texts-in";
  private static final String JSON = "application/json";

  @Autowired private HarborCafe cafe;
  @Autowired private TestClock clock;
  @Autowired private ApplicantClient gateway;
  @Autowired private ObjectMapper json;
  @Autowired private Receipts receipts;
  @Autowired private JdbcClient sql;

  private Story story;

  @BeforeEach
  void maria_has_written_to_jamie_at_noon() {
    clock.set(Instant.parse("2026-06-01T19:00:00Z"));
    story = cafe.story();
    Peers.textsAreAnswered(Peers.json(201, "{\"sid\":\"G-" + story.company() + "\"}"));
    story.write("Can you come on Tuesday?");
    cafe.runJobs();
  }

  @Test
  void with_the_secret_a_text_is_taken() {
    var answer = post(SECRET, text("Tuesday is fine", "1"));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body())
        .isEqualTo(
            "{\"outcome\":\"stored\",\"conversation_id\":%d,\"seq\":2,\"reason\":null}"
                .formatted(story.application()));
    assertThat(story.lastMessage().body()).isEqualTo("Tuesday is fine");
    assertThat(post(SECRET, text("Tuesday is fine", "1")).body()).contains("\"duplicate\"");
    assertThat(post(SECRET, text("STOP", "2")).body()).contains("\"opted_out\"");
  }

  @Test
  void a_gateway_may_know_no_plus_no_json_and_no_header() {
    var password =
        Base64.getEncoder().encodeToString("earshot:let-texts-in".getBytes(StandardCharsets.UTF_8));
    var form = "?from=" + story.phone().substring(1) + "&to=1&text=Yes+I+can&provider_id=7";

    var answer =
        gateway.send(
            gateway
                .request("/inbound/sms" + form)
                .setHeader("Authorization", "Basic " + password)
                .setHeader("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("Yes I can")));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(story.lastMessage().body()).isEqualTo("Yes I can");
  }

  @Test
  void the_names_of_vonage_are_understood() {
    var body = Map.of("msisdn", story.phone().substring(1), "text", "Yes", "messageId", "0A");

    assertThat(post(SECRET, json.writeValueAsString(body)).statusCode()).isEqualTo(202);
    assertThat(story.lastMessage().body()).isEqualTo("Yes");
  }

  @Test
  void without_the_secret_nothing_is_taken() {
    var wrong =
        List.of("Bearer let-texts-i", "Bearer let-texts-in2", "Bearer", "Basic !", "let-texts-in");
    for (var header : wrong)
      assertThat(post(header, text("Hello", "1")).statusCode()).as(header).isEqualTo(401);
    var receipt = status("Bearer let-texts-i", "G-stranger", "delivered");
    assertThat(receipt.statusCode()).isEqualTo(401);
    assertThat(send("/inbound/sms/status", "", JSON, "{}").statusCode()).isEqualTo(401);

    assertThat(story.messages()).hasSize(1);
    assertThat(isKept("G-stranger")).isFalse();
  }

  @Test
  void what_cannot_be_read_says_what_is_wrong() {
    for (var body : List.of("", "{", "[]", "\"text\"", "null"))
      assertRefused(body, "The body must be a JSON object with from, to, text and provider_id");
    assertRefused("{}", "from is missing: it must be a phone number with its country's code");
    for (var from : List.of("{}", "true", "[1]", "\"\"", "\"Jamie\"", "\"+1415555013X\""))
      assertRefused(
          "{\"from\":" + from + "}", "from must be a phone number with its country's code");
    assertRefused("{\"from\":14155550132}", "text is missing: it must be the words of the text.");
    assertRefused("{\"from\":\"+14155550132\",\"text\":[]}", "text must be the words of the text.");
    for (var id : List.of("\"\"", "\" \"", "\"a\\u0000\"", "\"é\""))
      assertRefused(
          "{\"from\":\"+14155550132\",\"text\":\"a\",\"provider_id\":" + id + "}",
          "provider_id must be the gateway's own name for the text");
    assertThat(send("/inbound/sms", SECRET, "text/plain", "{}").statusCode()).isEqualTo(415);
    assertThat(post(SECRET, text("a".repeat(70_000), "1")).statusCode()).isEqualTo(413);
  }

  @Test
  void naughty_strings_are_taken_as_they_are_or_refused_with_a_reason() {
    var number = 0;
    for (var naughty : NaughtyStrings.some()) {
      var texts =
          List.of(
              text(naughty, "n" + number++),
              field("from", naughty),
              field("to", naughty),
              field("provider_id", naughty));
      for (var text : texts) {
        var answer = post(SECRET, text);
        assertThat(answer.statusCode()).as(text + answer.body()).isIn(202, 400);
      }
    }
    assertThat(story.messages()).hasSizeGreaterThan(100);
    cafe.forgetJobs();
  }

  @Test
  void the_gateway_tells_what_became_of_a_text() {
    assertThat(status("buffered").statusCode()).isEqualTo(204);
    assertThat(sms().state()).isEqualTo(DeliveryState.SENT);

    assertThat(status("delivered").statusCode()).isEqualTo(204);
    assertThat(sms().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void and_why_it_did_not_arrive() {
    status("failed");

    assertThat(sms().state()).isEqualTo(DeliveryState.FAILED);
    assertThat(sms().reason()).isEqualTo("The text provider could not deliver it: Unknown phone");
  }

  private void assertRefused(String body, String detail) {
    var answer = post(SECRET, body);
    assertThat(answer.statusCode()).as(body).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(json.readTree(answer.body()).at("/detail").asString("")).startsWith(detail);
  }

  @Test
  void the_same_text_handed_in_many_times_at_once_is_one_message() {
    var answers = Together.times(6, () -> post(SECRET, text("Yes", "1")).body());

    assertThat(answers).filteredOn(answer -> answer.contains("\"stored\"")).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.contains("\"duplicate\"")).hasSize(5);
    assertThat(story.messages()).hasSize(2);
  }

  @Test
  void a_receipt_that_is_here_before_its_text_is_believed_for_minutes_and_then_forgotten() {
    var name = "G-early-" + story.company();
    status(name, "failed");

    assertThat(isKept(name)).isTrue();
    assertThat(sentAs(name, Duration.ofMinutes(9))).isEqualTo(DeliveryState.FAILED);
    receipts.forgetEarly();
    assertThat(isKept(name)).isTrue();

    clock.advance(Duration.ofMinutes(1));
    receipts.forgetEarly();
    assertThat(isKept(name)).isFalse();
  }

  @Test
  void a_receipt_of_a_text_nobody_sent_says_nothing_of_one_that_is_sent_later() {
    var name = "G-early-" + story.company();
    status(name, "failed");

    assertThat(sentAs(name, Duration.ofMinutes(11))).isEqualTo(DeliveryState.SENT);
  }

  /// What becomes of a text that goes after that time and is called that.
  private DeliveryState sentAs(String name, Duration later) {
    clock.advance(later);
    Peers.textsAreAnswered(Peers.json(201, "{\"sid\":\"" + name + "\"}"));
    story.write("Are you there?");
    cafe.runJobs();
    return sms().state();
  }

  private boolean isKept(String name) {
    return sql.sql("select exists (select from early_receipt where provider_id = :name)")
        .param("name", name)
        .query(Boolean.class)
        .single();
  }

  private HttpResponse<String> status(String status) {
    return status("G-" + story.company(), status);
  }

  private HttpResponse<String> status(String name, String status) {
    return status(SECRET, name, status);
  }

  private HttpResponse<String> status(String authorization, String name, String status) {
    var body = Map.of("provider_id", name, "status", status, "reason", "Unknown\0 phone");
    return send("/inbound/sms/status", authorization, JSON, json.writeValueAsString(body));
  }

  private String field(String name, String value) {
    var fields =
        new java.util.HashMap<>(
            Map.of(
                "from", story.phone(), "to", "+14155550100", "text", "STOP", "provider_id", "x"));
    fields.put(name, value);
    if (name.equals("provider_id")) fields.put("text", "Hello");
    return json.writeValueAsString(fields);
  }

  private String text(String words, String id) {
    return json.writeValueAsString(
        Map.of(
            "from",
            story.phone(),
            "to",
            "+14155550100",
            "text",
            words,
            "provider_id",
            id + "-" + story.company()));
  }

  private HttpResponse<String> post(String authorization, String body) {
    return send("/inbound/sms", authorization, JSON, body);
  }

  private HttpResponse<String> send(String path, String authorization, String type, String body) {
    return gateway.send(
        gateway
            .request(path)
            .setHeader("Accept", "*/*")
            .setHeader("Content-Type", type)
            .setHeader("Authorization", authorization)
            .POST(BodyPublishers.ofString(body)));
  }

  private Delivery sms() {
    return story.deliveries().stream()
        .filter(delivery -> delivery.channel() == Channel.SMS)
        .findFirst()
        .orElseThrow();
  }
}
