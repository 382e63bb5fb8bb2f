package earshot.twilio;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import earshot.sms.InboundText;
import earshot.twilio.TwilioAccount.Sender;
import earshot.twilio.TwilioLog.Entry;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClientException;

@NullMarked
class TwilioLogTest {

  private static final String MESSAGES = "/2010-04-01/Accounts/AC1/Messages.json";
  private static final Instant SINCE = Instant.parse("2026-06-01T19:00:00Z");

  private static final Sender NUMBER = new Sender("From", "+14155550100");
  private static final Sender SERVICE = new Sender(TwilioAccount.SERVICE, "MG1");

  private final WireMockServer twilio = new WireMockServer(options().dynamicPort());

  @BeforeEach
  void start() {
    twilio.start();
  }

  @AfterEach
  void stop() {
    twilio.stop();
  }

  @Test
  void what_came_for_the_number_on_that_day_is_asked_for() {
    twilio.stubFor(
        ofNumber()
            .withBasicAuth("AC1", "secret")
            .willReturn(okJson(page(null, received("SM1", "+14155550100", null)))));

    assertThat(log(NUMBER).receivedSince(SINCE))
        .extracting(Entry::text)
        .containsExactly(
            new InboundText(
                "+14155550199",
                "+14155550100",
                "Hello",
                "",
                "SM1",
                Instant.parse("2026-06-01T19:30:00Z")));
    assertThat(twilio.getAllServeEvents().getFirst().getRequest().getUrl())
        .contains("DateSent%3E=");
  }

  @Test
  void an_entry_whose_date_nobody_can_read_does_not_hide_the_others() {
    var odd = received("SM2", "+14155550100", null).replace("Mon, 01 Jun", "Soon, 01 Jun");
    twilio.stubFor(
        ofNumber().willReturn(okJson(page(null, odd, received("SM1", "+14155550100", null)))));

    assertThat(log(NUMBER).receivedSince(SINCE)).extracting(Entry::name).containsExactly("SM1");
  }

  @Test
  void what_we_sent_is_left() {
    var sent = received("SM1", "+14155550100", null).replace("inbound", "outbound-api");
    twilio.stubFor(ofNumber().willReturn(okJson(page(null, sent))));

    assertThat(log(NUMBER).receivedSince(SINCE)).isEmpty();
  }

  @Test
  void further_pages_are_read_until_what_is_older() {
    var newest = received("SM3", "+14155550100", null);
    var next = received("SM2", "+14155550100", null);
    var old = received("SM1", "+14155550100", null).replace("19:30", "18:30");
    twilio.stubFor(
        ofNumber().willReturn(okJson(page(MESSAGES + "?To=%2B14155550100&Page=1", newest))));
    twilio.stubFor(
        get(urlPathEqualTo(MESSAGES))
            .withQueryParam("Page", equalTo("1"))
            .willReturn(okJson(page(MESSAGES + "?Page=2", next, old))));

    assertThat(log(NUMBER).receivedSince(SINCE))
        .extracting(Entry::name)
        .containsExactly("SM2", "SM3");
    assertThat(twilio.getAllServeEvents()).hasSize(2);
  }

  @Test
  void an_endless_log_is_not_read_for_ever() {
    var same = page(MESSAGES + "?To=%2B14155550100&DateSent%3E=2026-06-01", "");
    var again = same.replace("[]", "[%s]".formatted(received("SM1", "+14155550100", null)));
    twilio.stubFor(get(urlPathEqualTo(MESSAGES)).willReturn(okJson(again)));

    assertThat(log(NUMBER).receivedSince(SINCE)).hasSize(50);
  }

  @Test
  void of_an_account_only_what_came_for_the_messaging_service_is_ours() {
    var ofDefault = received("SM5", "+14155550105", "MGdefault");
    twilio.stubFor(
        get(urlPathEqualTo(MESSAGES))
            .withQueryParam("To", absent())
            .willReturn(
                okJson(
                    page(
                        null,
                        received("SM1", "+14155550101", "MG1"),
                        received("SM2", "+14155550102", "MG2"),
                        received("SM3", "+14155550103", null),
                        received("SM4", "+14155550104", null),
                        ofDefault))));
    sentBefore("+14155550102", "MG2");
    sentBefore("+14155550103", "MG1");
    sentBefore("+14155550104", "MG2");
    sentBefore("+14155550105", "MG1");
    var log = log(SERVICE);

    assertThat(log.receivedSince(SINCE).stream().filter(log::isForUs))
        .extracting(Entry::name)
        .containsExactly("SM5", "SM3", "SM1");
  }

  @Test
  void where_twilio_does_not_say_nothing_is_taken_for_read() {
    twilio.stubFor(get(urlPathEqualTo(MESSAGES)).willReturn(serverError()));

    assertThatThrownBy(() -> log(NUMBER).receivedSince(SINCE))
        .isInstanceOf(RestClientException.class);
  }

  private void sentBefore(String from, String service) {
    var sent = received("SM9", from, service).replace("inbound", "outbound-api");
    twilio.stubFor(
        get(urlPathEqualTo(MESSAGES))
            .withQueryParam("From", equalTo(from))
            .withQueryParam("To", equalTo("+14155550199"))
            .willReturn(okJson(page(null, sent))));
  }

  private static MappingBuilder ofNumber() {
    return get(urlPathEqualTo(MESSAGES))
        .withQueryParam("To", equalTo("+14155550100"))
        .withQueryParam("DateSent>", equalTo("2026-06-01"))
        .withQueryParam("Page", absent());
  }

  private TwilioLog log(Sender sender) {
    return new TwilioLog(
        new TwilioAccount("AC1", "secret", sender, twilio.baseUrl()), Duration.ofSeconds(5));
  }

  private static String page(@Nullable String next, String... entries) {
    return "{\"next_page_uri\": %s, \"messages\": [%s]}"
        .formatted(next == null ? "null" : "\"" + next + "\"", String.join(", ", entries));
  }

  private static String received(String sid, String to, @Nullable String service) {
    return """
    {"sid": "%s", "from": "+14155550199", "to": "%s", "body": "Hello", "direction": "inbound",
     "date_sent": "Mon, 01 Jun 2026 19:30:00 +0000", "num_media": "0",
     "messaging_service_sid": %s}
    """
        .formatted(sid, to, service == null ? "null" : "\"" + service + "\"");
  }
}
