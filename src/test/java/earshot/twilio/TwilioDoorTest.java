package earshot.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.NaughtyStrings;
import earshot.TestClock;
import earshot.WebClient;
import earshot.sms.OptOutWords;
import earshot.sms.OptOuts;
import earshot.web.Blank;
import earshot.web.PublicUrl;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// `POST /inbound/sms/twilio`
@NullMarked
@ChannelsTest
class TwilioDoorTest {

  private static final String PATH = "/inbound/sms/twilio";

  @Autowired private HarborCafe cafe;
  @Autowired private TestClock clock;
  @Autowired private ApplicantClient twilio;
  @Autowired private HandedTexts handed;
  @Autowired private OptOuts optOuts;
  @Autowired private PublicUrl url;

  private Story story;

  @BeforeEach
  void maria_has_written_to_jamie_at_noon() {
    clock.set(Instant.parse("2026-06-01T19:00:00Z"));
    story = cafe.story();
    story.write("Can you come on Tuesday?");
    cafe.runJobs();
  }

  @Test
  void a_signed_text_is_taken_and_answered_with_nothing() {
    var form = form("Tuesday is fine");

    var answer = post(form, signature(form));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("<Response/>");
    assertThat(story.lastMessage().body()).isEqualTo("Tuesday is fine");
    assertThat(handed.contains("SM-" + story.company())).isTrue();
  }

  @Test
  void a_text_without_twilios_signature_is_not_taken() {
    var form = form("Tuesday is fine");

    assertThat(post(form, "").statusCode()).isEqualTo(403);
    assertThat(post(form, signature(form("Another"))).statusCode()).isEqualTo(403);
    assertThat(story.messages()).hasSize(1);
  }

  @Test
  void what_came_as_a_picture_is_told() {
    picture("1", "");

    assertThat(story.lastMessage().body())
        .isEqualTo("[Came with 1 file(s), which cannot be taken by text]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"STOP!", "Quit", "alto", "Please stop"})
  void a_stop_that_comes_with_a_picture_is_one(String stop) {
    picture("1", stop);

    assertThat(isOptedOut()).isTrue();
    assertThat(story.messages()).hasSize(1);

    picture("2", "Yes");
    assertThat(isOptedOut()).isFalse();
    assertThat(story.messages()).hasSize(1);
  }

  @Test
  void what_is_said_beside_such_a_stop_stands_there_with_the_picture() {
    picture("1", "I found a job. Please stop texting me.");

    assertThat(isOptedOut()).isTrue();
    assertThat(story.lastMessage().body())
        .isEqualTo(
            "I found a job. Please stop texting me.\n"
                + "[Came with 1 file(s), which cannot be taken by text]");
  }

  private void picture(String name, String words) {
    var form = new HashMap<>(form(words));
    form.put("MessageSid", "SM-" + story.company() + "-" + name);
    form.put("NumMedia", "1");
    post(form, signature(form));
  }

  private boolean isOptedOut() {
    return story.in(() -> optOuts.contains(story.phone()));
  }

  @Test
  void naughty_strings_are_all_taken_and_none_is_lost() {
    var stored = 1;
    for (var naughty : NaughtyStrings.some()) {
      var form = new HashMap<>(form(naughty));
      form.put("MessageSid", "SM-" + story.company() + "-" + stored + naughty.hashCode());
      assertThat(post(form, signature(form)).statusCode()).as(naughty).isEqualTo(200);
      if (isMessage(naughty)) stored++;
    }
    assertThat(story.messages()).hasSize(stored);
    cafe.forgetJobs();
  }

  private static boolean isMessage(String text) {
    var said = text.replace("\0", "").strip();
    return !Blank.is(said) && OptOutWords.of(said) == OptOutWords.Meaning.NONE;
  }

  private Map<String, String> form(String body) {
    return Map.of(
        "MessageSid",
        "SM-" + story.company(),
        "From",
        story.phone(),
        "To",
        "+14155550100",
        "Body",
        body);
  }

  private String signature(Map<String, String> form) {
    return new TwilioSignature("secret").of(url.of(PATH).toString(), form);
  }

  private HttpResponse<String> post(Map<String, String> form, String signature) {
    var body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + WebClient.encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return twilio.send(
        twilio
            .request(PATH, "X-Twilio-Signature", signature)
            .setHeader("Accept", "*/*")
            .POST(BodyPublishers.ofString(body)));
  }
}
