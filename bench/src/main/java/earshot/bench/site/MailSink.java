package earshot.bench.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.LongAdder;

/// An SMTP server that takes everything at once and counts it.
public final class MailSink implements AutoCloseable {

  private final ServerSocket door;
  private final LongAdder taken = new LongAdder();

  MailSink() {
    try {
      door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("mail-sink").start(this::takeAll);
  }

  int port() {
    return door.getLocalPort();
  }

  public long taken() {
    return taken.sum();
  }

  private void takeAll() {
    while (!door.isClosed()) {
      try {
        var client = door.accept();
        client.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        // the loop ends
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1))) {
      say(client, "220 sink");
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("DATA")) take(client, in);
        else say(client, line.startsWith("QUIT") ? "221 bye" : "250 sink");
      }
    } catch (IOException broken) {
      // the client's matter
    }
  }

  private void take(Socket client, BufferedReader in) throws IOException {
    say(client, "354 go on");
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      if (!line.equals(".")) continue;
      taken.increment();
      say(client, "250 taken");
      return;
    }
  }

  private static void say(Socket client, String answer) throws IOException {
    client.getOutputStream().write((answer + "\r\n").getBytes(ISO_8859_1));
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
