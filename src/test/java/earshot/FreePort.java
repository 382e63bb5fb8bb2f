package earshot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// A port for a server of a test that must be known before the server begins. It is not among those
/// that the system gives to connections: one of these may have it by then.
public final class FreePort {

  private static final int FIRST = 10_000;
  private static final int BEYOND = 30_000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private FreePort() {}

  public static int next() {
    while (true) {
      var port = ThreadLocalRandom.current().nextInt(FIRST, BEYOND);
      if (isFree(port) && GIVEN.add(port)) return port;
    }
  }

  private static boolean isFree(int port) {
    try (var any = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return any.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
