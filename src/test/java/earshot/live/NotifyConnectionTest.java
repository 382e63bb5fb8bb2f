package earshot.live;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import earshot.database.OwnConnections;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/// A PostgreSQL that takes the connection and says nothing.
@NullMarked
class NotifyConnectionTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  private ServerSocket hanging;

  @BeforeEach
  void it_hangs() throws IOException {
    hanging = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void ended() throws IOException {
    hanging.close();
  }

  @Test
  void it_is_not_waited_for_by_whoever_ends_the_server() throws IOException {
    var line = line(Map.of());
    var listening =
        CompletableFuture.runAsync(
            () -> assertThatExceptionOfType(SQLException.class).isThrownBy(() -> listen(line)),
            Thread::startVirtualThread);

    try (var _ = hanging.accept()) {
      assertTimeoutPreemptively(SOON, line::close);
    }

    assertTimeoutPreemptively(SOON, listening::join);
  }

  @Test
  void it_is_given_up_after_the_time_that_the_driver_is_told() {
    var line = line(Map.of("socketTimeout", "1"));

    assertTimeoutPreemptively(
        SOON, () -> assertThatExceptionOfType(SQLException.class).isThrownBy(() -> listen(line)));
  }

  private static void listen(NotifyConnection line) throws SQLException {
    line.listen(() -> {}, _ -> {});
  }

  private NotifyConnection line(Map<String, String> driver) {
    var url = "jdbc:postgresql://127.0.0.1:%d/none".formatted(hanging.getLocalPort());
    return new NotifyConnection(
        OwnConnections.to(url, driver), JdbcClient.create(new SimpleDriverDataSource()));
  }
}
