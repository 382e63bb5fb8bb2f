package earshot.bench.rows;

import earshot.bench.load.Load;
import earshot.bench.load.Xmpp;
import earshot.bench.site.Ejabberd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/// The same pairs at ejabberd.
final class ChatPeers implements Load.Task, AutoCloseable {

  private static final int PATIENCE_SECONDS = 20;

  private final List<Pair> pairs = new ArrayList<>();

  ChatPeers(Ejabberd server, int count) throws IOException {
    for (var n = 0; n < count; n++) pairs.add(new Pair(server, n));
  }

  @Override
  public void run(int client) throws Exception {
    pairs.get(client).send();
  }

  private static final class Pair {

    private final Xmpp sender;
    private final Xmpp receiver;
    private final String to;
    private final SynchronousQueue<String> arrived = new SynchronousQueue<>();
    private int number;

    Pair(Ejabberd server, int n) throws IOException {
      to = "user" + (2 * n + 1);
      sender = Xmpp.signIn(server.port(), "user" + 2 * n, Ejabberd.PASSWORD);
      receiver = Xmpp.signIn(server.port(), to, Ejabberd.PASSWORD);
      receiver.listen(this::hear);
    }

    void send() throws Exception {
      var text = Sends.TEXT + " " + number++;
      sender.send(to, text);
      var words = arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (words == null || !words.contains(text))
        throw new IllegalStateException("Not handed on: " + text + ", but " + words);
    }

    private void hear(String message) {
      try {
        arrived.put(message);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (var pair : pairs) {
      pair.sender.close();
      pair.receiver.close();
    }
  }
}
