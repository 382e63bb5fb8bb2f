package earshot.chaos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// An SMTP server that takes everything and writes it down before it says so.
final class MailSink implements AutoCloseable {

  private static final Session NO_SESSION = Session.getInstance(new Properties());

  private final ServerSocket door;
  private final Arrivals arrivals = new Arrivals(Arrivals.ENTRY_IN_MAIL);

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

  Arrivals arrivals() {
    return arrivals;
  }

  private void takeAll() {
    while (!door.isClosed()) {
      try {
        var client = door.accept();
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
        say(client, answer(line, in, client));
        if (line.startsWith("QUIT")) return;
      }
    } catch (IOException broken) {
      // the client's matter
    }
  }

  private String answer(String line, BufferedReader in, Socket client) throws IOException {
    if (!line.startsWith("DATA")) return line.startsWith("QUIT") ? "221 bye" : "250 sink";
    say(client, "354 go on");
    var mail = read(in);
    if (mail == null) throw new IOException("cut off in the middle");
    take(mail);
    return "250 taken";
  }

  private static @Nullable String read(BufferedReader in) throws IOException {
    var mail = new StringBuilder();
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals(".")) return mail.toString();
      mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
    }
    return null;
  }

  private void take(String mail) throws IOException {
    try {
      var parsed = new MimeMessage(NO_SESSION, new ByteArrayInputStream(mail.getBytes(ISO_8859_1)));
      var to = parsed.getAllRecipients()[0].toString();
      arrivals.take(to, parsed.getMessageID(), plain(parsed.getContent()));
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }

  /// The plain text comes first.
  private static String plain(Object content) throws MessagingException, IOException {
    return content instanceof Multipart parts
        ? plain(parts.getBodyPart(0).getContent())
        : content.toString();
  }

  private static void say(Socket client, String answer) throws IOException {
    client.getOutputStream().write((answer + "\r\n").getBytes(ISO_8859_1));
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
