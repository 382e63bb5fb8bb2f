package earshot.smtp;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.NullMarked;

/// An SMTP server that agrees to everything but one step, and what it was told.
@NullMarked
final class SmtpServer implements AutoCloseable {

  /// What it does at that step, besides answering with a code.
  static final String HANG_UP = "hang up";

  static final String SAY_NOTHING = "say nothing";
  static final String DRIP = "drip";

  /// Answers as usual, after a second and a half.
  static final String THINK = "think";

  private final ServerSocket listening;
  private final Thread accepting;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile String step = "none";
  private volatile String answer = "250 fine";
  private volatile boolean once;
  private volatile boolean startTls;

  SmtpServer() {
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    accepting = Thread.ofVirtual().start(this::accept);
  }

  /// @param command that begins with this word, `.` for the end of the mail, `greeting` for none
  SmtpServer at(String command, String does) {
    step = command;
    answer = does;
    return this;
  }

  /// The first time only.
  SmtpServer atFirst(String command, String does) {
    once = true;
    return at(command, does);
  }

  SmtpServer withStartTls() {
    startTls = true;
    return this;
  }

  int port() {
    return listening.getLocalPort();
  }

  /// All commands and lines, in order.
  List<String> heard() {
    return heard;
  }

  long connections() {
    return sockets.size();
  }

  /// Ends the lines that are open, as servers do after a while.
  void hangUp() {
    sockets.forEach(SmtpServer::close);
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      listening.close();
      accepting.join(); // or it takes one connection more
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    hangUp();
  }

  private void accept() {
    try {
      while (true) {
        var socket = listening.accept();
        sockets.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException over) {
      // The test has ended.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      if (!answer(socket, "greeting", "220 ready")) return;
      talk(socket);
    } catch (IOException | GeneralSecurityException | InterruptedException gone) {
      // The other side has hung up, or was told to.
    }
  }

  private void talk(Socket socket)
      throws IOException, GeneralSecurityException, InterruptedException {
    var in = reader(socket);
    var words = false;
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      heard.add(line);
      if (words && !line.equals(".")) continue;
      var command = line.toUpperCase(Locale.ROOT);
      if (!answer(socket, command, usual(command))) return;
      if (command.startsWith("STARTTLS")) {
        talk(secure(socket));
        return;
      }
      words = command.equals("DATA") && !step.equals("DATA");
    }
  }

  private String usual(String command) {
    if (command.startsWith("EHLO"))
      return startTls ? "250-here\r\n250 STARTTLS" : "250-here\r\n250 8BITMIME";
    return switch (command) {
      case "DATA" -> "354 go on";
      case "STARTTLS" -> "220 go on";
      case "QUIT" -> "221 bye";
      default -> "250 fine";
    };
  }

  /// Whether the talk goes on.
  private boolean answer(Socket socket, String command, String usual)
      throws IOException, InterruptedException {
    var words = command.startsWith(step) ? answer : usual;
    if (once && command.startsWith(step)) step = "none";
    switch (words) {
      case HANG_UP -> {
        socket.setSoLinger(true, 0);
        return false;
      }
      case SAY_NOTHING -> closed.await();
      case DRIP -> {
        for (var i = 0; !closed.await(20, TimeUnit.MILLISECONDS); i++)
          write(socket, i % 60 == 0 ? "\r\n250-" : "x");
      }
      case THINK -> {
        if (!closed.await(1_500, TimeUnit.MILLISECONDS)) write(socket, usual + "\r\n");
      }
      default -> write(socket, words + "\r\n");
    }
    return true;
  }

  private static SSLSocket secure(Socket socket) throws IOException, GeneralSecurityException {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(new DummySSLServerSocketFactory().getKeyStore(), "changeit".toCharArray());
    var tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    var secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, true);
    secure.setUseClientMode(false);
    return secure;
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
