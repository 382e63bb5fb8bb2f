package earshot.twilio;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import earshot.sms.SmsFailed;
import earshot.twilio.TwilioAccount.Sender;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NullMarked
class TwilioProviderTest {

  private static final String MESSAGES = "/2010-04-01/Accounts/AC1/Messages.json";
  private static final String CALLBACK = "https://earshot.example.com/inbound/sms/twilio/status";
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final WireMockServer twilio = new WireMockServer(options().dynamicPort());
  private TwilioProvider provider;

  @BeforeEach
  void start() {
    twilio.start();
    provider = provider(twilio.baseUrl());
  }

  @AfterEach
  void stop() {
    twilio.stop();
  }

  @Test
  void a_text_goes_out_signed_in_and_comes_back_with_its_name() {
    answers(okJson("{\"sid\":\"SM7\"}"));

    assertThat(provider.send("+14155550101", "Hello & <welcome>")).containsExactly("SM7");
    twilio.verify(
        postRequestedFor(urlPathEqualTo(MESSAGES))
            .withBasicAuth(
                new com.github.tomakehurst.wiremock.client.BasicCredentials("AC1", "secret"))
            .withFormParam("To", equalTo("+14155550101"))
            .withFormParam("From", equalTo("+14155550100"))
            .withFormParam("Body", equalTo("Hello & <welcome>"))
            .withFormParam("StatusCallback", equalTo(CALLBACK)));
  }

  @Test
  void a_text_that_was_taken_without_an_answer_is_found_and_not_sent_again() {
    answers(okJson("{\"sid\":\"SM7\"}").withFixedDelay(2_000));
    twilio.stubFor(
        get(urlPathEqualTo(MESSAGES))
            .withQueryParam("To", containing("14155550101"))
            .willReturn(
                okJson(
                    """
                    {"messages":[{"sid":"SM6","body":"Other"},{"sid":"SM7","body":"Hello"}]}
                    """)));

    assertThat(provider.send("+14155550101", "Hello")).containsExactly("SM7");
  }

  @Test
  void a_text_that_was_not_taken_is_tried_again() {
    answers(okJson("{\"sid\":\"SM7\"}").withFixedDelay(2_000));
    twilio.stubFor(get(urlPathEqualTo(MESSAGES)).willReturn(okJson("{\"messages\":[]}")));

    assertThat(failure().isPermanent()).isFalse();
  }

  @Test
  void what_may_have_gone_is_left_to_a_person() {
    answers(okJson("{\"sid\":\"SM7\"}").withFixedDelay(2_000));
    twilio.stubFor(get(urlPathEqualTo(MESSAGES)).willReturn(aResponse().withStatus(500)));

    assertThat(failure().isPermanent()).isTrue();
    assertThat(failure()).hasMessageEndingWith("it may have gone");

    answers(okJson("{}"));
    assertThat(failure().isPermanent()).isTrue();
    answers(aResponse().withHeader("Content-Type", "text/html").withBody("<p>Fine"));
    assertThat(failure().isPermanent()).isTrue();
  }

  @Test
  void without_a_connection_nothing_has_gone() {
    twilio.stop();
    assertThat(failure().isPermanent()).isFalse();
    assertThat(failure()).hasMessage("The text provider cannot be reached");
  }

  @Test
  void a_refusal_that_is_no_json_says_its_status() {
    answers(aResponse().withStatus(403).withBody("<html>no</html>"));

    assertThat(failure()).hasMessage("The text provider refused: 403 FORBIDDEN");
    assertThat(failure().isPermanent()).isTrue();
  }

  @Test
  void a_connection_that_breaks_is_looked_up() {
    answers(aResponse().withFault(Fault.EMPTY_RESPONSE));
    twilio.stubFor(
        get(urlPathEqualTo(MESSAGES))
            .willReturn(okJson("{\"messages\":[{\"sid\":\"SM7\",\"body\":\"Hello\"}]}")));

    assertThat(provider.send("+14155550101", "Hello")).containsExactly("SM7");
  }

  private void answers(ResponseDefinitionBuilder answer) {
    twilio.stubFor(post(urlPathEqualTo(MESSAGES)).willReturn(answer));
  }

  private SmsFailed failure() {
    return catchThrowableOfType(SmsFailed.class, () -> provider.send("+14155550101", "Hello"));
  }

  private static TwilioProvider provider(String url) {
    return new TwilioProvider(
        new TwilioAccount("AC1", "secret", new Sender("From", "+14155550100"), url),
        CALLBACK,
        PATIENCE);
  }
}
