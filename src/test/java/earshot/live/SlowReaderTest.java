package earshot.live;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.web.PublicUrl;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A page that does not read is let go, and nobody waits for it.
@EarshotTest
class SlowReaderTest {

  private static final int EVENTS = 400;

  @Autowired private SmallCompany cafe;
  @Autowired private StaffClient tom;
  @Autowired private StaffClient maria;
  @Autowired private Streams streams;
  @Autowired private Heartbeat heartbeat;
  @Autowired private PublicUrl url;

  @Test
  void whoever_tells_it_something_goes_on_at_once_and_others_hear_everything() throws IOException {
    tom.signIn(cafe.tom);
    maria.signIn(cafe.maria);
    try (var marias = LivePage.of(maria);
        var deaf = connectAndNeverRead()) {
      marias.next("hello");
      await().until(() -> streamsOf(cafe.tom.id()) == 1);

      var longest = 0L;
      for (var n = 0; n < EVENTS; n++) {
        var began = System.nanoTime();
        tellBoth(n);
        longest = Math.max(longest, System.nanoTime() - began);
        assertThat(marias.next("message").seq()).isEqualTo(n);
      }
      await().until(() -> streamsOf(cafe.tom.id()) == 0);
      heartbeat.beat();
      marias.next("heartbeat");

      assertThat(deaf.isConnected()).isTrue();
      assertThat(longest / 1e9).as("seconds").isLessThan(3);
    }
  }

  /// Large events, so that the buffers of both ends fill up soon.
  private void tellBoth(int seq) {
    var update = new LiveUpdate("message", "x".repeat(50_000), seq);
    streams.send(new Told(List.of(Recipient.user(cafe.id, cafe.tom.id())), update));
    streams.send(new Told(List.of(Recipient.user(cafe.id, cafe.maria.id())), update));
  }

  private long streamsOf(long user) {
    return ofUser(user).size();
  }

  private List<Stream> ofUser(long user) {
    return streams.of(Recipient.Kind.USER).getOrDefault(cafe.id, List.of()).stream()
        .filter(stream -> stream.recipient().id() == user)
        .toList();
  }

  private Socket connectAndNeverRead() throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(url.of("/").getHost(), url.of("/").getPort()));
    var request =
        "GET /live HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n"
            + "Cookie: earshot-session=%s\r\n\r\n"
                .formatted(tom.cookie("earshot-session").orElseThrow());
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }
}
