package earshot.notification;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The share of deliveries in the connections to the database: half of them are left to people who
/// wait for a page.
@Component
class DeliveriesShare {

  private final Semaphore connections;

  DeliveriesShare(@Value("${spring.datasource.hikari.maximum-pool-size}") int connections) {
    this.connections = new Semaphore(Math.max(1, connections / 2), true);
  }

  /// Does what needs one connection, once there is one to be had.
  <T> T use(Supplier<T> work) {
    connections.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      connections.release();
    }
  }
}
