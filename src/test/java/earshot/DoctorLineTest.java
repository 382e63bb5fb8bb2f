package earshot;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.database.SpareDatabase;
import earshot.database.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/// `bin/doctor`, as an operator runs it: beside a server that runs, and without one.
@NullMarked
@ChannelsTest
@ExtendWith(OutputCaptureExtension.class)
class DoctorLineTest {

  private static final String TOKEN = "--earshot.operations.token=let-me-look";

  @LocalServerPort private int port;

  @Test
  void it_says_of_each_step_what_was_found_and_ends_with_1_where_something_is_wrong(
      CapturedOutput said) {
    Peers.noMailServer();
    try {
      assertThat(doctor("--server.port=" + port, TOKEN)).isEqualTo(1);
    } finally {
      Peers.mailServerIsBack();
    }

    assertThat(said.getOut())
        .containsSubsequence("Testing http://127.0.0.1:" + port, "Something is wrong, see above.")
        .contains(
            "  works  Public address",
            "  works  Live updates",
            "  WRONG  Mail out        The mail server could not be reached.",
            "→ Correct SPRING_MAIL_HOST and SPRING_MAIL_PORT",
            "  off    Mail in         No mail went out that could come in.",
            "  off    Text out        No phone was given to text.")
        .doesNotContain("Testing …");
    assertThat(said.getErr()).isEmpty();
  }

  @Test
  void the_token_is_found_where_the_server_has_left_it(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("operations.token"), "let-me-look\n");
    Peers.noMailServer();
    try {
      assertThat(doctor("--server.port=" + port, "--earshot.data-dir=" + directory)).isEqualTo(1);
    } finally {
      Peers.mailServerIsBack();
    }
  }

  @Test
  void what_cannot_be_told_ends_with_2_and_one_line_that_says_why(CapturedOutput said) {
    assertThat(doctor("--server.port=" + port, "--earshot.operations.token=wrong")).isEqualTo(2);
    assertThat(doctor("--server.port=" + port, TOKEN, "--phone=555")).isEqualTo(2);
    assertThat(doctor("--phone", "+14155550132")).isEqualTo(2);
    assertThat(doctor("--server.port=eighty")).isEqualTo(2);
    assertThat(doctor("--server.port=99999")).isEqualTo(2);

    assertThat(said.getErr().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("The server does not know the token"),
            line -> assertThat(line).isEqualTo("The phone must begin with + and its country."),
            line -> assertThat(line).endsWith("not \"--phone\"."),
            line -> assertThat(line).endsWith("must be a whole number, not \"eighty\""),
            line -> assertThat(line).endsWith("must be from 0 to 65535, not 99999"));
  }

  @Test
  void without_a_server_it_starts_one_and_ends_it(CapturedOutput said) throws IOException {
    assertThat(doctor(ofOwnServer())).isEqualTo(0);

    assertThat(said.getOut())
        .containsSubsequence(
            "No server answers at http://127.0.0.1:", "starting one.", "Earshot is ready")
        .contains(
            "  off    Mail out        No mail server is set up.",
            "  off    Text out        No text provider is set up.",
            "Nothing is wrong with what was tested; what is off was not.");
  }

  @Test
  void a_server_that_cannot_start_says_why_itself(CapturedOutput said) throws IOException {
    try (var other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var settings = ofOwnServer();
      settings[0] = "--server.port=" + other.getLocalPort();
      Thread.ofVirtual().start(new FutureTask<>(() -> hangUp(other)));

      assertThat(doctor(settings)).isEqualTo(2);
    }

    assertThat(said.getErr()).contains("is in use by another program");
  }

  /// On everybody, as Java's client asks once more by itself.
  private static boolean hangUp(ServerSocket other) throws IOException {
    while (true) other.accept().close();
  }

  private static String[] ofOwnServer() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new String[] {
        "--server.port=" + free.getLocalPort(),
        "--spring.datasource.url=" + SpareDatabase.make("doctor").url(),
        "--spring.datasource.username=" + TestDatabase.username(),
        "--spring.datasource.password=" + TestDatabase.password()
      };
    }
  }

  private static int doctor(String... arguments) {
    var all = new String[arguments.length + 1];
    all[0] = "doctor";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return DoctorLine.run(all);
  }
}
