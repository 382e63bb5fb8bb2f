package earshot.demo;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.conversation.Via;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@NullMarked
@DemoTest
class DemoPhoneTest {

  private static final String PRIYA = "+14155550142";
  private static final String GRACE = "+14155550101";

  @Autowired private DemoStory story;
  @Autowired private DemoPhones phones;
  @Autowired private ApplicantClient browser;

  @Test
  void a_message_arrives_as_a_text_with_a_link_and_as_a_notice_of_the_app() {
    story.write("tom@harborcafe.example", application("Priya Raman"), "Are you on your way?");

    var phone = browser.get("/demo/phone?number=%2B14155550142").body();

    assertThat(phone).contains("Are you on your way?", "Tom wrote to you about Barista, Pier 4");
    assertThat(phone).containsPattern("<a [^>]*href=\"http://[^\"]+/m/");
  }

  @Test
  void a_reply_lands_in_the_conversation_and_stands_on_the_phone() {
    story.write("tom@harborcafe.example", application("Priya Raman"), "Where are you?");

    reply(PRIYA, "At the door");

    var message = story.newest(application("Priya Raman"));
    assertThat(message.via()).isEqualTo(Via.SMS);
    assertThat(message.body()).isEqualTo("At the door");
    assertThat(phones.on(PRIYA, 0).getLast().own()).isTrue();
  }

  @Test
  void a_phone_with_a_past_answers_without_a_new_text() {
    assertThat(reply("+14155550190", "I have the letter")).contains("in the conversation");
    assertThat(story.newest(application("Marcus Whitfield")).body()).isEqualTo("I have the letter");
  }

  @Test
  void the_automatic_answer_to_stop_arrives_on_the_phone() {
    story.write("aisha@harborcafe.example", application("Grace Kim"), "Here is your offer");

    reply(GRACE, "STOP");
    story.runJobs();

    var last = phones.on(GRACE, 0).getLast();
    assertThat(last.own()).isFalse();
    assertThat(last.body()).contains("no more");
  }

  @Test
  void what_is_new_is_fetched_only_when_there_is_any() {
    story.write("tom@harborcafe.example", application("Priya Raman"), "First");
    var shown = browser.get("/demo/phone?number=14155550142").body();
    var news = shown.replaceAll("(?s).*hx-get=\"(/demo/phone/news[^\"]+)\".*", "$1");

    assertThat(browser.get(news.replace("&amp;", "&")).statusCode()).isEqualTo(204);
    story.write("tom@harborcafe.example", application("Priya Raman"), "Second");
    assertThat(browser.get(news.replace("&amp;", "&")).body())
        .contains("Second")
        .doesNotContain("<div class=\"bubble\">Tom at Harbor Cafe: First");
  }

  @Test
  void what_is_no_phone_and_what_is_no_text_is_no_fault_of_the_server() {
    browser.get("/demo/phone");
    for (var number : new String[] {"1", "0", "123456789012345678"})
      assertThat(browser.get("/demo/phone?number=" + number).statusCode()).isEqualTo(404);
    for (var number : new String[] {"", "12"})
      assertThat(
              browser
                  .post("/demo/phone/reply", Map.of("number", number, "text", "Hi"))
                  .statusCode())
          .isEqualTo(404);
    assertThat(reply(PRIYA, "\0")).contains("Texts");
    assertThat(browser.get("/demo/mail?to=%00").statusCode()).isEqualTo(200);
  }

  private String reply(String number, String text) {
    browser.get("/demo/phone?number=" + number.substring(1));
    var answer = browser.post("/demo/phone/reply", Map.of("number", number, "text", text));
    return browser.get(ApplicantClient.location(answer)).body();
  }

  private long application(String name) {
    return story.application(DemoCompany.HARBOR_CAFE, name);
  }
}
