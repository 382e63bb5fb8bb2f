package earshot.live;

import earshot.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import redis.embedded.RedisServer;

/// A real Redis in a process of its own, which keeps nothing, wants a password and can be stopped,
/// started and frozen.
public final class TestRedis
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  static final String PASSWORD = "between-nodes";
  private static final int PORT = FreePort.next();
  private static @Nullable RedisServer server;

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    start();
    TestPropertyValues.of(
            "spring.data.redis.port=" + PORT, "spring.data.redis.password=" + PASSWORD)
        .applyTo(context);
  }

  static int port() {
    return PORT;
  }

  static synchronized void start() {
    if (server != null && server.isActive()) return;
    try {
      var started =
          RedisServer.newRedisServer()
              .port(PORT)
              .bind("127.0.0.1")
              .setting("save \"\"")
              .setting("requirepass " + PASSWORD)
              .build();
      started.start();
      server = started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static synchronized void stop() {
    try {
      Objects.requireNonNull(server).stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// It keeps its connections and answers nothing.
  static void freeze() {
    signal("STOP");
  }

  static void thaw() {
    signal("CONT");
  }

  private static void signal(String name) {
    var process =
        ProcessHandle.current()
            .children()
            .filter(child -> child.info().command().orElse("").contains("redis-server"))
            .findAny()
            .orElseThrow();
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
