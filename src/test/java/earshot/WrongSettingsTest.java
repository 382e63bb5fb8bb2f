package earshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import earshot.database.TestDatabase;
import earshot.email.MailTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

/// A wrong setting ends the start with one line that names it.
@NullMarked
@ExtendWith(OutputCaptureExtension.class)
class WrongSettingsTest {

  @Test
  void the_line_is_all_that_is_said() {
    try (var server = ServerProcess.begin(Map.of("SERVER_PORT", "eighty"))) {
      assertThat(server.exitCode()).isEqualTo(1);
      assertThat(server.errors())
          .isEqualTo(
              "Earshot cannot start: server.port (SERVER_PORT): must be a whole number, not \"eighty\"\n");
      assertThat(server.output()).isEmpty();
    }
  }

  @Test
  void a_port_out_of_range(CapturedOutput said) {
    assertRefused("--server.port=99999");
    assertThat(errors(said))
        .isEqualTo(line("server.port (SERVER_PORT): must be from 0 to 65535, not 99999"));
  }

  @Test
  void a_port_in_use(CapturedOutput said) throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertRefused("--server.port=" + other.getLocalPort());
      assertThat(errors(said))
          .isEqualTo(
              line(
                  "server.port (SERVER_PORT): %d is in use by another program"
                      .formatted(other.getLocalPort())));
    }
  }

  @Test
  void an_address_that_is_not_this_machines(CapturedOutput said) {
    assertRefused("--server.address=192.0.2.1", "--server.port=0");
    assertThat(errors(said))
        .startsWith("Earshot cannot start: server.address (SERVER_ADDRESS), server.port")
        .hasLineCount(1);
  }

  @Test
  void an_address_that_is_none(CapturedOutput said) {
    assertRefused("--server.address=not an address");
    assertThat(errors(said))
        .isEqualTo(
            line(
                "server.address (SERVER_ADDRESS): must be an address of this machine, not \"not an address\""));
  }

  @Test
  void a_public_url_without_a_scheme(CapturedOutput said) {
    assertRefused("--earshot.public-url=earshot.example.com");
    assertThat(errors(said))
        .isEqualTo(
            line(
                "earshot.public-url (EARSHOT_PUBLIC_URL): must look like https://earshot.example.com,"
                    + " not earshot.example.com"));
  }

  @ParameterizedTest
  @CsvSource({
    "earshot.public-url, https://earshot_test.example.com",
    "earshot.public-url, https://a:b:c",
    "earshot.data-dir, ''",
    "server.address, ''",
    "earshot.email.per-second, -1",
    "earshot.email.per-second, '1,5'",
    "earshot.email.per-second, NaN",
    "earshot.sms.per-second, -1",
    "earshot.notification.together, -5s",
    "earshot.shutdown-delay, 301",
    "earshot.email.imap.port, 99999",
    "earshot.email.imap.port, -5",
    "earshot.email.imap.folder, ''",
    "earshot.email.imap.failed-folder, Earshot",
    "earshot.sms.twilio.base-url, foo",
    "spring.mail.protocol, stmp",
    "spring.mail.port, 99999",
  })
  void one_that_is_taken_nowhere(String name, String value, CapturedOutput said) {
    assertRefused(
        "--spring.mail.host=127.0.0.1",
        "--earshot.email.domain=replies.example.com",
        "--earshot.email.imap.host=127.0.0.1",
        "--earshot.email.imap.username=any",
        "--earshot.email.imap.password=any",
        "--earshot.sms.twilio.account-sid=any",
        "--earshot.sms.twilio.auth-token=any",
        "--earshot.sms.twilio.from=any",
        "--server.port=0",
        "--" + name + "=" + value);
    var variable = name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    assertThat(errors(said))
        .startsWith("Earshot cannot start: ")
        .contains("%s (%s): must ".formatted(name, variable))
        .hasLineCount(1);
  }

  /// As files with variables have it where nothing is to be set.
  @Test
  void an_empty_server_is_none() {
    var server = new SpringApplication(Earshot.class);
    server.setDefaultProperties(ofTheTests());
    try (var here =
        server.run("--spring.mail.host=", "--earshot.email.imap.host=", "--server.port=0")) {
      assertThat(here.getBeanProvider(MailTransport.class)).isEmpty();
    }
  }

  @Test
  void a_pool_without_connections(CapturedOutput said) {
    assertRefused("--spring.datasource.hikari.maximum-pool-size=0");
    assertThat(errors(said))
        .isEqualTo(
            line("spring.datasource.hikari.maximum-pool-size: maxPoolSize cannot be less than 1"));
  }

  @Test
  void a_redis_that_cannot_be_one(CapturedOutput said) {
    assertRefused("--spring.data.redis.port=99999");
    assertRefused("--spring.data.redis.url=http://user:s3cret@redis");
    assertRefused("--spring.data.redis.port=many");
    assertThat(errors(said))
        .isEqualTo(
            line(
                    "spring.data.redis.port (SPRING_DATA_REDIS_PORT): must be from 1 to 65535, not 99999")
                + line(
                    "spring.data.redis.url (SPRING_DATA_REDIS_URL): must begin with redis:// or rediss://")
                + line(
                    "spring.data.redis.port (SPRING_DATA_REDIS_PORT): must be a whole number, not \"many\""));
  }

  @Test
  void a_delay_of_the_end_that_is_none(CapturedOutput said) {
    assertRefused("--earshot.shutdown-delay=a while");
    assertThat(errors(said))
        .isEqualTo(
            line(
                "earshot.shutdown-delay (EARSHOT_SHUTDOWN_DELAY): must be a duration such as 30s, not \"a while\""));
  }

  @Test
  void a_secret_is_not_repeated() {
    assertThat(new WrongSetting("spring.mail.password", Integer.class, "s3cret").toString())
        .isEqualTo("spring.mail.password (SPRING_MAIL_PASSWORD): must be a whole number");
  }

  @Test
  void a_data_directory_that_cannot_be_written(CapturedOutput said, @TempDir Path directory)
      throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertRefused("--spring.datasource.url=", "--earshot.data-dir=" + file.resolve("data"));

    assertThat(errors(said))
        .startsWith("Earshot cannot start: earshot.data-dir (EARSHOT_DATA_DIR): cannot write to")
        .hasLineCount(1);
  }

  @Test
  void a_wrong_database_password(CapturedOutput said) {
    assertRefused("--spring.datasource.password=wrong");
    assertThat(errors(said))
        .startsWith("Earshot cannot start: spring.datasource.password: PostgreSQL at 127.0.0.1:")
        .hasLineCount(1);
  }

  @Test
  void the_demo_company_beyond_this_machine(CapturedOutput said) {
    String sentence =
        line(
            "server.address (SERVER_ADDRESS): must be 127.0.0.1 as long as EARSHOT_DEMO is true,"
                + " since the demo company's passwords are public");
    assertRefused("--earshot.demo=true", "--server.address=0.0.0.0");
    assertThat(errors(said)).isEqualTo(sentence);
    assertRefused("--earshot.demo=true", "--server.address=");
    assertThat(errors(said)).isEqualTo(sentence + sentence);
  }

  @Test
  void the_demo_company_behind_a_proxy(CapturedOutput said) {
    assertRefused(
        "--earshot.demo=true",
        "--server.address=127.0.0.1",
        "--earshot.public-url=https://earshot.example.com");
    assertRefused(
        "--earshot.demo=true",
        "--server.address=127.0.0.1",
        "--earshot.public-url=http://192.0.2.1:8080/");
    var sentence =
        line(
            "earshot.public-url (EARSHOT_PUBLIC_URL): must lead to this machine or be left out as long"
                + " as EARSHOT_DEMO is true, since the demo company's passwords are public");
    assertThat(errors(said)).isEqualTo(sentence + sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://localhost:8080",
        "http://127.0.0.1:8080/",
        "https://[::1]",
        "http://[::1]:80/"
      })
  void the_demo_company_at_an_address_of_this_machine(String url) {
    var settings = new MockEnvironment();
    settings.setProperty("earshot.demo", "true");
    settings.setProperty("server.address", "127.0.0.1");
    settings.setProperty("earshot.public-url", url);
    var server = new GenericApplicationContext();
    server.setEnvironment(settings);

    assertThatNoException().isThrownBy(() -> new RefusedSettings().initialize(server));
  }

  private static void assertRefused(String... settings) {
    var server = new SpringApplication(Earshot.class);
    server.setDefaultProperties(ofTheTests());
    assertThatException().isThrownBy(() -> server.run(settings).close());
  }

  private static Map<String, Object> ofTheTests() {
    return Map.of(
        "spring.datasource.url", TestDatabase.url(),
        "spring.datasource.username", TestDatabase.username(),
        "spring.datasource.password", TestDatabase.password());
  }

  /// Without what the logging system, which each start sets up anew, says of the servers of other
  /// tests that run in the same process.
  private static String errors(CapturedOutput said) {
    return said.getErr()
        .lines()
        .filter(line -> !line.contains("|-WARN in Logger["))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static String line(String sentence) {
    return "Earshot cannot start: " + sentence + "\n";
  }
}
