package earshot.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.SocketFactory;

/// Makes the sockets of a line, and can close them while somebody reads from them.
final class Sockets extends SocketFactory implements AutoCloseable {

  private final List<Socket> made = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  @Override
  public Socket createSocket() {
    var socket = new Socket();
    made.add(socket);
    if (closed) close();
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException();
  }

  /// How many milliseconds whoever reads from the open one waits; 0 for any time, and where none of
  /// these is open, as the operator has others made.
  int timeout() {
    try {
      for (var socket : made) if (!socket.isClosed()) return socket.getSoTimeout();
    } catch (SocketException gone) {
      // Who reads from it meets it too.
    }
    return 0;
  }

  void setTimeout(int millis) {
    try {
      for (var socket : made) if (!socket.isClosed()) socket.setSoTimeout(millis);
    } catch (SocketException gone) {
      // Who reads from it meets it too.
    }
  }

  @Override
  public void close() {
    closed = true;
    for (var socket : made) close(socket);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // Then it is closed.
    }
  }
}
