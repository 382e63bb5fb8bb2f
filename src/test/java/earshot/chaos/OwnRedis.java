package earshot.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.ClassUtils;

/// A Redis of the site's own, which keeps nothing.
final class OwnRedis implements AutoCloseable {

  /// Where nodes that can talk by Redis read where it is.
  private static final String WANTED = "earshot.live.RedisSettings";

  private final int port;
  private Process process;

  private OwnRedis(int port) throws IOException {
    this.port = port;
    this.process = begin();
  }

  /// Empty where there is no `redis-server`, or the nodes cannot talk by it.
  static Optional<OwnRedis> at(int port) {
    if (!ClassUtils.isPresent(WANTED, OwnRedis.class.getClassLoader())) return Optional.empty();
    try {
      return Optional.of(new OwnRedis(port));
    } catch (IOException noSuchProgram) {
      return Optional.empty();
    }
  }

  Map<String, String> settings() {
    return Map.of("SPRING_DATA_REDIS_PORT", Integer.toString(port));
  }

  /// `SIGKILL`; it is started again at once, as by a supervisor.
  void kill() {
    process.destroyForcibly().onExit().join();
    try {
      process = begin();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process begin() throws IOException {
    return new ProcessBuilder(
            "redis-server", "--port", "" + port, "--bind", "127.0.0.1", "--save", "")
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
