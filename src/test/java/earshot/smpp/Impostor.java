package earshot.smpp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullMarked;

/// What is no message center and stands where one should be.
@NullMarked
final class Impostor implements AutoCloseable {

  private static final int BOUND = 0x80000009;

  /// What it does to visitors.
  enum Trick {
    HANGS,
    RESETS,
    HANGS_UP,
    DRIPS,
    TALKS_HTTP,
    BINDS_AND_CLAIMS_TWO_GIGABYTES,
    BINDS_AND_CLAIMS_THREE_BYTES,
    BINDS_AND_SPEAKS_AN_UNKNOWN_COMMAND,
    BINDS_AND_TALKS_HTTP,
    BINDS_AND_FALLS_SILENT
  }

  private final ServerSocket server;
  private final Thread doorman;
  private final Trick trick;
  private final AtomicInteger visitors = new AtomicInteger();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);

  Impostor(int port, Trick trick) {
    try {
      this.trick = trick;
      server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
      doorman = Thread.ofVirtual().start(this::acceptAll);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int visitors() {
    return visitors.get();
  }

  private void acceptAll() {
    while (closed.getCount() > 0) {
      try {
        var visitor = server.accept();
        visitors.incrementAndGet();
        sockets.add(visitor);
        Thread.ofVirtual().start(() -> play(visitor));
      } catch (IOException ended) {
        return;
      }
    }
  }

  private void play(Socket visitor) {
    try {
      if (trick.name().startsWith("BINDS")) bind(visitor);
      switch (trick) {
        case HANGS, BINDS_AND_FALLS_SILENT -> closed.await();
        case HANGS_UP -> visitor.close();
        case RESETS -> reset(visitor);
        case DRIPS -> drip(visitor);
        case TALKS_HTTP, BINDS_AND_TALKS_HTTP ->
            visitor.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
        case BINDS_AND_CLAIMS_TWO_GIGABYTES -> say(visitor, Integer.MAX_VALUE, 0x04);
        case BINDS_AND_CLAIMS_THREE_BYTES -> say(visitor, 3, 0x04);
        case BINDS_AND_SPEAKS_AN_UNKNOWN_COMMAND -> {
          say(visitor, 16, 0x7777);
          reset(visitor);
        }
      }
    } catch (IOException | InterruptedException gone) {
      Thread.currentThread().interrupt();
    }
  }

  private static void bind(Socket visitor) throws IOException {
    var in = new DataInputStream(visitor.getInputStream());
    var length = in.readInt();
    in.readInt();
    in.readInt();
    var sequence = in.readInt();
    in.skipNBytes(length - 16);
    var answer = ByteBuffer.allocate(18).putInt(18).putInt(BOUND).putInt(0).putInt(sequence);
    visitor.getOutputStream().write(answer.put((byte) 'x').put((byte) 0).array());
  }

  private static void say(Socket visitor, int length, int command) throws IOException {
    var header = ByteBuffer.allocate(16).putInt(length).putInt(command).putInt(0).putInt(9);
    visitor.getOutputStream().write(header.array());
  }

  private static void reset(Socket visitor) throws IOException {
    visitor.setSoLinger(true, 0);
    visitor.close();
  }

  /// One byte of a huge answer at a time.
  private void drip(Socket visitor) throws IOException, InterruptedException {
    visitor.getOutputStream().write(new byte[] {0, 0, 1, 0});
    while (!closed.await(100, TimeUnit.MILLISECONDS)) visitor.getOutputStream().write(0);
  }

  @Override
  public void close() {
    try {
      closed.countDown();
      server.close();
      doorman.join();
      for (var socket : sockets) socket.close();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
