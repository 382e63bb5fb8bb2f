package earshot.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import earshot.ApplicantClient;
import earshot.Earshot;
import earshot.SmallCompanies;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.TestClock;
import earshot.database.SpareDatabase;
import earshot.database.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;

/// Two whole servers whose other sides hang: one its mail server, the other its text provider.
@NullMarked
class SlowPeerTest {

  /// More than a channel has places.
  private static final int MESSAGES = 12;

  @Test
  void texts_flow_while_the_mail_server_accepts_and_says_nothing() throws IOException {
    var silent = new CopyOnWriteArrayList<Socket>();
    var twilio = twilio(0);
    try (var mail = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> accept(mail, silent));
      try (var server = server("slowmail", mail.getLocalPort(), twilio)) {
        write(server);

        await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(() -> twilio.verify(MESSAGES, postRequestedFor(anyUrl())));
        assertThat(silent).as("connections that hang").isNotEmpty();
      }
    } finally {
      twilio.stop();
    }
  }

  @Test
  void mail_flows_while_the_text_provider_accepts_and_says_nothing() {
    var twilio = twilio(600_000);
    var mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    mail.start();
    try (var server = server("slowtext", mail.getSmtp().getPort(), twilio)) {
      write(server);

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> mail.getReceivedMessages().length == MESSAGES);
    } finally {
      mail.stop();
      twilio.stop();
    }
  }

  private static void write(ConfigurableApplicationContext server) {
    var companies = new ArrayList<SmallCompany>();
    for (var i = 0; i < MESSAGES; i++) companies.add(server.getBean(SmallCompany.class));
    for (var cafe : companies) cafe.write(cafe.tom, cafe.jamalAsBarista, "Can you come?");
  }

  private static WireMockServer twilio(int delay) {
    var twilio = new WireMockServer(options().dynamicPort());
    twilio.start();
    twilio.stubFor(
        post(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(201)
                    .withFixedDelay(delay)
                    .withHeader("Content-Type", "application/json")
                    .withBody("{\"sid\":\"SM1\"}")));
    return twilio;
  }

  private static ConfigurableApplicationContext server(
      String database, int mail, WireMockServer twilio) {
    var url = SpareDatabase.make(database).url();
    return new SpringApplicationBuilder(
            Earshot.class,
            TestClock.class,
            SmallCompanies.class,
            StaffClient.class,
            ApplicantClient.class)
        .initializers(
            new TestDatabase(),
            context ->
                TestPropertyValues.of(
                        "spring.datasource.url=" + url,
                        "spring.mail.host=127.0.0.1",
                        "spring.mail.port=" + mail,
                        "earshot.email.domain=replies.harborcafe.example",
                        "earshot.email.per-second=0",
                        "earshot.sms.per-second=0",
                        "earshot.sms.quiet-hours=none",
                        "earshot.sms.twilio.account-sid=AC123",
                        "earshot.sms.twilio.auth-token=secret",
                        "earshot.sms.twilio.from=+14155550100",
                        "earshot.sms.twilio.base-url=" + twilio.baseUrl())
                    .applyTo(context))
        .run("--server.port=0");
  }

  private static void accept(ServerSocket server, List<Socket> silent) {
    try {
      while (true) silent.add(server.accept());
    } catch (IOException closed) {
      // the test is over
    }
  }
}
