package earshot.launch;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/// `java -jar earshot.jar train`: runs the server once for itself alone, with the demo company in a
/// directory of its own, and has the JVM write down what a start needs.
public final class Training {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /// What a program of this machine goes by.
  private static final Set<String> KEPT =
      Set.of(
          "HOME",
          "JAVA_HOME",
          "JAVA_TOOL_OPTIONS",
          "JDK_JAVA_OPTIONS",
          "LANG",
          "LC_ALL",
          "PATH",
          "TMPDIR");

  private static final List<String> PAGES = List.of("/sign-in", "/demo/mail", "/demo/phone");

  private final ClassCache cache;
  private final Path java;
  private final Path place;

  private Training(ClassCache cache, Path java, Path place) {
    this.cache = cache;
    this.java = java;
    this.place = place;
  }

  /// @return the exit code
  public static int run() throws IOException, InterruptedException {
    var command = CommandLine.ofThisProcess();
    var jar = command.flatMap(CommandLine::jar);
    if (jar.isEmpty()) {
      System.err.println("Only a jar can be trained, on Linux: java -jar earshot.jar train");
      return 1;
    }
    var place = Files.createTempDirectory("earshot-training");
    try {
      return new Training(new ClassCache(jar.get()), command.get().program(), place).train();
    } finally {
      FileSystemUtils.deleteRecursively(place);
    }
  }

  private int train() throws IOException, InterruptedException {
    var made = place.resolve("classes.aot");
    var output = place.resolve("output");
    var port = freePort();
    var server = start(made, output, port);
    var ready = isReady(server, output);
    if (ready) look(port);
    server.destroy();
    if (!server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) server.destroyForcibly().waitFor();
    if (!ready || !Files.exists(made)) {
      System.err.println(
          "The server could not be trained:%n%s".formatted(Files.readString(output)));
      return 1;
    }
    cache.put(made);
    System.out.println("Later starts take " + cache.file());
    return 0;
  }

  private Process start(Path made, Path output, int port) throws IOException {
    // A cache made for a bare "earshot.jar" would be refused where its directory is named, too.
    var jar = cache.jar().toAbsolutePath().toString();
    var builder = new ProcessBuilder(java.toString(), "-XX:AOTCacheOutput=" + made, "-jar", jar);
    // Not those of the server here: they may lead to the database and the mail of production.
    var settings = builder.environment();
    settings.keySet().retainAll(KEPT);
    settings.put("EARSHOT_DATA_DIR", place.resolve("data").toString());
    settings.put("EARSHOT_DEMO", "true");
    settings.put("SERVER_PORT", Integer.toString(port));
    return builder
        .directory(place.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private static boolean isReady(Process server, Path output)
      throws IOException, InterruptedException {
    var until = System.nanoTime() + PATIENCE.toNanos();
    while (server.isAlive() && System.nanoTime() < until) {
      if (Files.readString(output).contains("Earshot is ready")) return true;
      server.waitFor(100, TimeUnit.MILLISECONDS);
    }
    return false;
  }

  /// The first pages people see are quicker for it.
  private static void look(int port) throws IOException, InterruptedException {
    try (var browser = HttpClient.newHttpClient()) {
      for (var page : PAGES)
        browser.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page)).build(),
            BodyHandlers.discarding());
    }
  }

  private static int freePort() throws IOException {
    try (var any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }
}
