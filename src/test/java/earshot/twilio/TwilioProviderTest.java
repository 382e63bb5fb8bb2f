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
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import earshot.NaughtyStrings;
import earshot.sms.OptedOut;
import earshot.sms.SignInRefused;
import earshot.sms.SmsFailed;
import earshot.sms.SmsUncertain;
import earshot.twilio.TwilioAccount.Sender;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NullMarked
class TwilioProviderTest {

  private static final String MESSAGES = "/2010-04-01/Accounts/AC1/Messages.json";
  private static final String CALLBACK = "https://earshot.example.com/inbound/sms/twilio/status";
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String TAKEN =
      """
      {"account_sid": "AC1", "api_version": "2010-04-01", "body": "Hi there",
       "date_created": "Thu, 24 Aug 2023 05:01:45 +0000", "date_sent": null,
       "date_updated": "Thu, 24 Aug 2023 05:01:45 +0000", "direction": "outbound-api",
       "error_code": null, "error_message": null, "from": "+14155550100", "num_media": "0",
       "num_segments": "1", "price": null, "price_unit": null,
       "messaging_service_sid": "MGaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
       "sid": "SMaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "status": "queued",
       "subresource_uris": {"media": "/2010-04-01/Accounts/AC1/Messages/SM1/Media.json"},
       "to": "+14155552345", "uri": "/2010-04-01/Accounts/AC1/Messages/SM1.json"}
      """;

  private final WireMockServer twilio =
      new WireMockServer(options().dynamicPort().dynamicHttpsPort());
  private TwilioProvider provider;

  @BeforeEach
  void start() {
    twilio.start();
    provider = provider("http://localhost:" + twilio.port());
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

  /// The example answers of Twilio's documentation of its Messages resource and of its errors.
  @Test
  void answers_in_the_shape_that_twilio_publishes_are_understood() {
    answers(published(201, TAKEN));
    assertThat(provider.send("+14155552345", "Hi there"))
        .containsExactly("SMaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");

    answers(
        published(
            400,
            """
            {"code": 21610, "message": "Attempt to send to unsubscribed recipient",
             "more_info": "https://www.twilio.com/docs/errors/21610", "status": 400}
            """));
    assertThat(failure()).isInstanceOf(OptedOut.class);

    answers(
        published(429, "{\"code\": 20429, \"message\": \"Too Many Requests\", \"status\": 429}"));
    assertThat(failure().isPermanent()).isFalse();
  }

  @Test
  void a_text_whose_quotes_twilio_made_plain_is_found_by_its_link() {
    answers(okJson(TAKEN).withFixedDelay(6_000));
    var list =
        """
        {"end": 0, "first_page_uri": "/2010-04-01/Accounts/AC1/Messages.json?PageSize=50&Page=0",
         "next_page_uri": null, "page": 0, "page_size": 50, "previous_page_uri": null, "start": 0,
         "messages": [%s, %s]}
        """
            .formatted(
                TAKEN,
                TAKEN.replace("SMa", "SMb").replace("Hi there", "'Hi' https://e.example/m/1"));
    twilio.stubFor(get(urlPathEqualTo(MESSAGES)).willReturn(okJson(list)));

    assertThat(provider.send("+14155552345", "‘Hi’ https://e.example/m/1").getFirst())
        .startsWith("SMb");
  }

  @Test
  void naughty_strings_arrive_as_they_are() {
    answers(published(201, TAKEN));
    for (var naughty : NaughtyStrings.all()) {
      twilio.resetRequests();
      provider.send("+14155552345", naughty);
      var sent = twilio.getAllServeEvents().getFirst().getRequest();
      assertThat(sent.formParameter("Body").firstValue())
          .isEqualTo(new String(naughty.getBytes(UTF_8), UTF_8));
      assertThat(sent.formParameter("To").firstValue()).isEqualTo("+14155552345");
    }
  }

  private static ResponseDefinitionBuilder published(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  @Test
  void a_text_that_was_taken_without_an_answer_is_found_and_not_sent_again() {
    answers(okJson("{\"sid\":\"SM7\"}").withFixedDelay(6_000));
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
  void a_text_that_is_taken_late_is_found_all_the_same() {
    answers(okJson("{\"sid\":\"SM7\"}").withFixedDelay(6_000));
    twilio.stubFor(
        get(urlPathEqualTo(MESSAGES))
            .inScenario("slow")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(okJson("{\"messages\":[]}"))
            .willSetStateTo("taken"));
    twilio.stubFor(
        get(urlPathEqualTo(MESSAGES))
            .inScenario("slow")
            .whenScenarioStateIs("taken")
            .willReturn(okJson("{\"messages\":[{\"sid\":\"SM7\",\"body\":\"Hello\"}]}")));

    assertThat(provider.send("+14155550101", "Hello")).containsExactly("SM7");
  }

  @Test
  void a_text_that_is_not_found_may_still_be_taken_and_is_left_to_a_person() {
    answers(okJson("{\"sid\":\"SM7\"}").withFixedDelay(6_000));
    twilio.stubFor(get(urlPathEqualTo(MESSAGES)).willReturn(okJson("{\"messages\":[]}")));

    assertThat(failure()).isInstanceOf(SmsUncertain.class);
  }

  @Test
  void whoever_refuses_the_account_refuses_no_text_for_good() {
    for (var answer :
        List.of(
            published(401, "{\"code\": 20003, \"message\": \"Authenticate\", \"status\": 401}"),
            published(400, "{\"code\": 20005, \"message\": \"Account not active\"}"),
            published(403, "<html>no</html>"))) {
      answers(answer);
      assertThat(failure()).isInstanceOf(SignInRefused.class);
      assertThat(failure().isPermanent()).isFalse();
    }
    answers(published(403, "{\"code\": 21408, \"message\": \"Not this country\"}"));
    assertThat(failure().isPermanent()).isTrue();
    answers(published(408, ""));
    assertThat(failure().isPermanent()).isFalse();
  }

  @Test
  void what_may_have_gone_is_left_to_a_person() {
    answers(okJson("{\"sid\":\"SM7\"}").withFixedDelay(6_000));
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
  void without_a_line_that_can_be_trusted_nothing_has_gone() {
    var unknownCertificate = "https://localhost:" + twilio.httpsPort();
    var noTls = "https://localhost:" + twilio.port();
    for (var url : List.of(unknownCertificate, noTls)) {
      provider = provider(url);
      assertThat(failure().isPermanent()).as(url).isFalse();
      assertThat(failure()).hasMessage("The text provider cannot be reached");
    }
    assertThat(twilio.getAllServeEvents()).isEmpty();
  }

  @Test
  void an_answer_that_drips_or_is_cut_off_is_not_waited_for_and_looked_up() {
    twilio.stubFor(get(urlPathEqualTo(MESSAGES)).willReturn(aResponse().withStatus(500)));
    for (var hostile :
        List.of(
            okJson("{\"sid\":\"SM7\"}").withChunkedDribbleDelay(10, 30_000),
            aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
            aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
            aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK))) {
      answers(hostile);
      var begun = System.nanoTime();
      assertThat(failure()).hasMessageEndingWith("it may have gone");
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
    }
  }

  @Test
  void a_refusal_that_is_no_json_says_its_status() {
    answers(aResponse().withStatus(404).withBody("<html>no</html>"));

    assertThat(failure()).hasMessage("The text provider refused: 404 NOT_FOUND");
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
