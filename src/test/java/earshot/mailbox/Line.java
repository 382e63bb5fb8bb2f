package earshot.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/// The line to a mail server: it can be cut, and it can keep from the reader what the server can.
@NullMarked
final class Line implements AutoCloseable {

  private final ServerSocket listening;
  private final int server;
  private final List<String> hidden = new CopyOnWriteArrayList<>();
  private final List<String> refused = new CopyOnWriteArrayList<>();
  private volatile String refusal = "NO";
  private volatile boolean swallows;
  private volatile boolean lies;
  private final AtomicLong brought = new AtomicLong();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable String> fatal = new AtomicReference<>();

  Line(int server) throws IOException {
    this.server = server;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /// The server seems not to know this extension.
  Line without(String extension) {
    hidden.add(extension);
    return this;
  }

  /// Cuts the line when the reader next says that word, before the server hears it.
  void cutBefore(String word) {
    fatal.set(word);
  }

  /// The reader is refused when it next says each of these words, and the server hears nothing.
  ///
  /// @param how NO or BAD
  void refuse(String how, String... words) {
    refusal = how;
    refused.addAll(List.of(words));
  }

  boolean wasCut() {
    return fatal.get() == null;
  }

  /// The next mail that is handed out is said to be longer than any memory.
  void lieOfLength() {
    lies = true;
  }

  /// How many bytes the server has said.
  long brought() {
    return brought.get();
  }

  /// From now on nobody hears the other any more, and the line stays.
  void swallow() {
    swallows = true;
  }

  void cut() {
    sockets.forEach(Line::close);
    sockets.clear();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cut();
  }

  private void accept() {
    try {
      while (true) join(listening.accept());
    } catch (IOException ended) {
      // The test is over.
    }
  }

  private void join(Socket reader) {
    try {
      var far = new Socket(InetAddress.getLoopbackAddress(), server);
      sockets.addAll(List.of(reader, far));
      Thread.ofVirtual()
          .start(() -> copy(reader, far, said -> refuse(cutWhereFatal(said), reader)));
      Thread.ofVirtual().start(() -> copy(far, reader, said -> lie(hide(said))));
    } catch (IOException nobodyThere) {
      close(reader);
    }
  }

  private void copy(Socket from, Socket to, UnaryOperator<byte[]> change) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      var buffer = new byte[65_536];
      for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (swallows) continue;
        out.write(change.apply(Arrays.copyOf(buffer, n)));
        out.flush();
      }
    } catch (IOException | UncheckedIOException cut) {
      // That is what it is for.
    }
  }

  private byte[] cutWhereFatal(byte[] said) {
    var word = fatal.get();
    if (word != null && text(said).contains(word) && fatal.compareAndSet(word, null)) {
      cut();
      throw new UncheckedIOException(new IOException("cut"));
    }
    return said;
  }

  private byte[] refuse(byte[] said, Socket reader) {
    var text = text(said);
    var word = refused.stream().filter(text::contains).findFirst();
    if (word.isEmpty()) return said;
    refused.remove(word.get());
    try {
      var answer = text.split(" ", 2)[0] + " " + refusal + " It is damaged\r\n";
      reader.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException cut) {
      throw new UncheckedIOException(cut);
    }
    return new byte[0];
  }

  private byte[] hide(byte[] said) {
    var text = text(said);
    if (!text.contains("CAPABILITY")) return said;
    for (var extension : hidden) text = text.replace(" " + extension, " X" + extension);
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] lie(byte[] said) {
    brought.addAndGet(said.length);
    var text = text(said);
    if (!lies || !text.contains("BODY[")) return said;
    lies = false;
    return text.replaceFirst("\\{\\d+}", "{2147483647}").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] said) {
    return new String(said, StandardCharsets.ISO_8859_1);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
