package earshot.node;

import earshot.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/// nginx with the site of `deploy/`, in front of two ports of this machine, without TLS.
@NullMarked
final class Nginx implements AutoCloseable {

  private static final Path SITE = Path.of("deploy/nginx/earshot.conf");

  private final Path directory;
  private final int port;
  private final Process process;

  private Nginx(Path directory, int port, Process process) {
    this.directory = directory;
    this.port = port;
    this.process = process;
  }

  static boolean isInstalled() {
    return program() != null;
  }

  static Nginx before(int first, int second, Path directory) throws IOException {
    var port = FreePort.next();
    var site =
        change(
            Files.readString(SITE),
            Map.of(
                "127.0.0.1:8081",
                "127.0.0.1:" + first,
                "127.0.0.1:8082",
                "127.0.0.1:" + second,
                "    listen 443 ssl http2;\n",
                "    listen 127.0.0.1:%d;\n".formatted(port),
                "    listen [::]:443 ssl http2;\n",
                "",
                "    listen 80;\n    listen [::]:80;\n",
                "    listen 127.0.0.1:%d;\n".formatted(FreePort.next()),
                "    ssl_certificate     /etc/ssl/earshot/fullchain.pem;\n",
                "",
                "    ssl_certificate_key /etc/ssl/earshot/key.pem;\n",
                "",
                "    access_log /var/log/nginx/access.log earshot;\n",
                "    access_log %1$s/access.log nodes;\n    access_log %1$s/paths.log earshot;\n"
                    .formatted(directory)));
    var configuration = write(directory, site);
    var process = run(directory, "-c", configuration.toString());
    var started = new Nginx(directory, port, process);
    Awaitility.await().until(() -> Files.exists(directory.resolve("nginx.pid")));
    return started;
  }

  /// What `nginx -t` says of the site as it stands, but for the place of the certificate.
  static String check(Path directory, Path certificate, Path key) throws IOException {
    var site =
        change(
            Files.readString(SITE),
            Map.of(
                "/var/log/nginx/", directory + "/",
                "/etc/ssl/earshot/fullchain.pem", certificate.toString(),
                "/etc/ssl/earshot/key.pem", key.toString()));
    var checked = run(directory, "-t", "-c", write(directory, site).toString());
    return new String(checked.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /// How many requests the node on that port has answered.
  long answeredBy(int node) throws IOException {
    var answered = "127.0.0.1:%d 200".formatted(node);
    try (var lines = Files.lines(directory.resolve("access.log"))) {
      return lines.filter(line -> line.startsWith(answered)).count();
    }
  }

  /// Its access log as the site says it is to be.
  List<String> paths() throws IOException {
    return Files.readAllLines(directory.resolve("paths.log"));
  }

  String errors() throws IOException {
    return Files.readString(directory.resolve("error.log"));
  }

  /// What it says of the nodes: its errors, and each request that not the first node asked
  /// answered.
  String trouble() throws IOException {
    var errors = errors().lines().filter(line -> !line.contains("[notice]"));
    try (var lines = Files.lines(directory.resolve("access.log"))) {
      var asked = lines.filter(line -> line.contains(",") || line.contains(" : "));
      return Stream.concat(errors, asked).collect(Collectors.joining("\n"));
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private static String change(String site, Map<String, String> changes) {
    var changed = site;
    for (var change : changes.entrySet()) {
      if (!changed.contains(change.getKey())) throw new AssertionError(change.getKey());
      changed = changed.replace(change.getKey(), change.getValue());
    }
    return changed;
  }

  private static Path write(Path directory, String site) throws IOException {
    var places =
        Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
            .map(kind -> "%s_temp_path %s/%s;\n".formatted(kind, directory, kind))
            .toList();
    return Files.writeString(
        directory.resolve("nginx.conf"),
        (System.getProperty("user.name").equals("root") ? "user root;\n" : "")
            + """
            daemon off;
            worker_processes 2;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log info;
            events { worker_connections 1024; }
            http {
            log_format nodes '$upstream_addr $upstream_status $request_method $status $time_iso8601';
            access_log %1$s/access.log nodes;
            %2$s
            %3$s
            }
            """
                .formatted(directory, String.join("", places), site));
  }

  private static Process run(Path directory, String... arguments) throws IOException {
    var command = Stream.concat(Stream.of(program()), Stream.of(arguments)).toList();
    return new ProcessBuilder(command).directory(directory.toFile()).start();
  }

  private static @Nullable String program() {
    return List.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx").stream()
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst()
        .orElse(null);
  }
}
