package earshot.smpp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;

/// Connects within a time, by TLS where wanted.
record SmppSocket(boolean tls, Duration patience) implements ConnectionFactory {

  @Override
  public Connection createConnection(String host, int port) throws IOException {
    var socket = tls ? SSLSocketFactory.getDefault().createSocket() : new Socket();
    try {
      socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
      socket.connect(new InetSocketAddress(host, port), Math.toIntExact(patience.toMillis()));
      if (socket instanceof SSLSocket secured) greet(secured);
      return new SocketConnection(socket);
    } catch (IOException | RuntimeException failed) {
      socket.close();
      throw failed;
    }
  }

  /// The certificate must be for that host.
  private static void greet(SSLSocket socket) throws IOException {
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
  }
}
