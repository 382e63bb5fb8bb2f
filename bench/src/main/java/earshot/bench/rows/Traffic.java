package earshot.bench.rows;

import earshot.bench.load.Times;
import earshot.bench.load.Web;
import earshot.bench.site.Node;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Messages at an even pace, whether or not the ones before are answered.
///
/// @param many of the company's conversations get them, but for the first
/// @param refused how many requests the server refused, as it had too much to do
record Traffic(LargeCompany company, Node node, int many, AtomicLong refused) {

  interface Watched {
    Times get() throws Exception;
  }

  /// Says what was refused meanwhile.
  Times during(int perSecond, Watched watched) throws Exception {
    var program = company.program(node);
    var going = new AtomicBoolean(true);
    refused.set(0);
    var pacer =
        Thread.ofPlatform()
            .start(() -> {
              var next = System.nanoTime();
              while (going.get()) {
                var to = company.first() + 1 + ThreadLocalRandom.current().nextInt(many);
                Thread.ofVirtual().start(() -> send(program, to));
                next += Duration.ofSeconds(1).toNanos() / perSecond;
                var left = next - System.nanoTime();
                if (left > 0) LockSupport.parkNanos(left);
              }
            });
    try {
      return watched.get();
    } finally {
      going.set(false);
      pacer.join();
      System.err.println(perSecond + " messages/s: " + refused + " requests refused");
    }
  }

  private void send(Web program, long to) {
    try {
      program.post("/api/v1/applications/" + to + "/messages", "{\"body\":\"" + Sends.TEXT + "\"}");
    } catch (Exception tooMuch) {
      refused.incrementAndGet();
    }
  }
}
