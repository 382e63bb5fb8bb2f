package earshot;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import earshot.database.SpareDatabase;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/// The other sides of the channels: an SMTP server and a stand-in for Twilio, on loopback, and the
/// database of the server under test.
@NullMarked
public final class Peers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final String MESSAGES = "/2010-04-01/Accounts/AC123/Messages.json";
  private static final GreenMail MAIL =
      new GreenMail(new ServerSetup(FreePort.next(), "127.0.0.1", "smtp"));
  private static final WireMockServer TWILIO = new WireMockServer(options().dynamicPort());

  /// A text that Twilio was given.
  public record Text(String to, String from, String body) {}

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    meet(context, "channels");
  }

  /// The same peers for a server that has no company yet.
  public static final class OfEmptyServer
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      meet(context, "firsthire");
    }
  }

  private static synchronized void meet(ConfigurableApplicationContext context, String database) {
    if (!TWILIO.isRunning()) {
      MAIL.start();
      TWILIO.start();
    }
    TestPropertyValues.of(
            "spring.datasource.url=" + SpareDatabase.make(database).url(),
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=" + MAIL.getSmtp().getPort(),
            "earshot.sms.twilio.account-sid=AC123",
            "earshot.sms.twilio.auth-token=secret",
            "earshot.sms.twilio.from=+14155550100",
            "earshot.sms.twilio.base-url=" + TWILIO.baseUrl())
        .applyTo(context);
  }

  /// All mail taken for that address, the oldest first.
  public static List<MimeMessage> mailTo(String address) {
    return Arrays.stream(MAIL.getReceivedMessages()).filter(mail -> isTo(mail, address)).toList();
  }

  /// All texts offered for that phone, the oldest first, whether they were taken or not.
  public static List<Text> textsTo(String phone) {
    return TWILIO.findAll(postRequestedFor(urlPathEqualTo(MESSAGES))).stream()
        .map(request ->
            new Text(
                request.formParameter("To").firstValue(),
                request.formParameter("From").firstValue(),
                request.formParameter("Body").firstValue()))
        .filter(text -> text.to().equals(phone))
        .toList();
  }

  /// The mail's plain text, without returns.
  public static String text(MimeMessage mail) {
    return part(mail, 0);
  }

  /// The mail's HTML, without returns.
  public static String html(MimeMessage mail) {
    return part(mail, 1);
  }

  private static String part(MimeMessage mail, int index) {
    try {
      var parts = (MimeMultipart) mail.getContent();
      return parts.getBodyPart(index).getContent().toString().replace("\r", "");
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static void textsAreAnswered(ResponseDefinitionBuilder answer) {
    TWILIO.stubFor(post(urlPathEqualTo(MESSAGES)).willReturn(answer));
  }

  /// What Twilio's log says of the account's messages, as JSON, the newest first.
  public static void textsInLog(String... entries) {
    var log = "{\"messages\": [%s]}".formatted(String.join(", ", entries));
    TWILIO.stubFor(get(urlPathEqualTo(MESSAGES)).willReturn(json(200, log)));
  }

  public static void textsAreTaken() {
    textsAreAnswered(taken());
  }

  /// Each is taken, and the answer comes so long after.
  public static void textsTakeSeconds(int seconds) {
    textsAreAnswered(taken().withFixedDelay(seconds * 1000));
  }

  private static ResponseDefinitionBuilder taken() {
    return json(201, "{\"sid\":\"SM1\",\"status\":\"queued\"}");
  }

  public static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  /// Mail taken so far is kept.
  public static void noMailServer() {
    MAIL.stop();
  }

  public static void mailServerIsBack() {
    MAIL.start();
  }

  private static boolean isTo(MimeMessage mail, String address) {
    try {
      return Arrays.stream(mail.getRecipients(Message.RecipientType.TO))
          .anyMatch(to -> to.toString().equalsIgnoreCase(address));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  public static final class Reset implements TestExecutionListener {

    @Override
    public void beforeTestMethod(TestContext context) {
      var sql = context.getApplicationContext().getBean(JdbcClient.class);
      sql.sql("delete from peer_circuit").update();
      // What an earlier test left behind is overdue by months on another test's clock.
      sql.sql("delete from scheduled_tasks where task_name like 'deliver-%'").update();
      TWILIO.resetAll();
      TWILIO.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));
      textsAreTaken();
    }
  }
}
