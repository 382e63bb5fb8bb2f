package earshot.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import earshot.ChannelsTest;
import earshot.Peers;
import earshot.web.PublicUrl;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What `bin/doctor` asks a running server.
@NullMarked
@ChannelsTest
class DoctorReportTest {

  @Autowired private PublicUrl url;

  @Test
  void it_tells_whether_a_server_is_there() throws Exception {
    assertThat(new DoctorReport(url.of("/"), "").isThere()).isTrue();
    assertThat(new DoctorReport(URI.create("http://127.0.0.1:9/"), "").isThere()).isFalse();
  }

  @Test
  void something_wrong_is_not_right() throws Exception {
    Peers.noMailServer();
    try {
      assertThat(new DoctorReport(url.of("/"), "let-me-look").print("")).isFalse();
    } finally {
      Peers.mailServerIsBack();
    }
  }

  @Test
  void without_the_token_it_says_where_to_get_it() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new DoctorReport(url.of("/"), "wrong").print(""))
        .withMessageContaining("EARSHOT_OPERATIONS_TOKEN");
  }

  @Test
  void a_phone_that_is_none_is_refused() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new DoctorReport(url.of("/"), "let-me-look").print("555"))
        .withMessageContaining("+ and its country");
  }
}
