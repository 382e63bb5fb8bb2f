package earshot.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Base64;
import java.util.function.Consumer;

/// One chat client (RFC 6120), as much of it as ejabberd needs to take messages and hand them on.
public final class Xmpp implements AutoCloseable {

  private static final String STREAM =
      "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'"
          + " to='localhost' version='1.0'>";
  private static final int PIECE = 8192;

  private final Socket socket;
  private final StringBuilder read = new StringBuilder();

  private Xmpp(Socket socket) {
    this.socket = socket;
  }

  /// Signs in and says that it is there.
  public static Xmpp signIn(int port, String user, String password) throws IOException {
    var client = new Xmpp(new Socket(InetAddress.getLoopbackAddress(), port));
    client.socket.setTcpNoDelay(true);
    client.say(STREAM);
    client.await("</stream:features>");
    var secret =
        Base64.getEncoder().encodeToString(("\0" + user + "\0" + password).getBytes(UTF_8));
    client.say(
        "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>" + secret + "</auth>");
    client.await("<success");
    client.say(STREAM);
    client.await("</stream:features>");
    client.say(
        "<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq><presence/>");
    client.await("</iq>");
    return client;
  }

  public void send(String to, String text) throws IOException {
    say("<message to='%s@localhost' type='chat'><body>%s</body></message>".formatted(to, text));
  }

  /// Hands on every message from now on, as it came.
  public void listen(Consumer<String> ear) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            while (true) ear.accept(await("</message>"));
          } catch (IOException closed) {
            // the end
          }
        });
  }

  private void say(String xml) throws IOException {
    socket.getOutputStream().write(xml.getBytes(UTF_8));
  }

  /// Reads up to and with that end.
  private String await(String end) throws IOException {
    var piece = new byte[PIECE];
    for (var at = read.indexOf(end); ; at = read.indexOf(end)) {
      if (at >= 0) {
        var found = read.substring(0, at + end.length());
        read.delete(0, at + end.length());
        return found;
      }
      var length = socket.getInputStream().read(piece);
      if (length < 0) throw new IOException("ejabberd hung up: " + read);
      read.append(new String(piece, 0, length, UTF_8)); // what is sent here is ASCII
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
