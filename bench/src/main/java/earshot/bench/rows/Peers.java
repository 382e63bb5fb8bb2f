package earshot.bench.rows;

import earshot.bench.load.EventStream;
import earshot.bench.load.Json;
import earshot.bench.load.Load;
import earshot.bench.load.Times;
import earshot.bench.load.Web;
import earshot.bench.site.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Pairs of whom one writes and waits until the other has the words: Ada on her page, and an
/// applicant whose page is open and fetches what its event stream tells of.
final class Peers implements Load.Task, AutoCloseable {

  private static final int PATIENCE_SECONDS = 20;

  private final List<Pair> pairs = new ArrayList<>();
  private volatile Times told = new Times();

  /// @param from where Ada is
  /// @param to where the applicants are
  Peers(LargeCompany company, Node from, Node to, int count) throws Exception {
    var ada = company.ada(from);
    for (var n = 0; n < count; n++) pairs.add(new Pair(company, ada, to, company.first() + n));
  }

  @Override
  public void run(int client) throws Exception {
    pairs.get(client).send();
  }

  /// How long it took until the stream told of them, since this was asked last.
  Times told() {
    var before = told;
    told = new Times();
    return before;
  }

  private final class Pair {

    private final Web ada;
    private final Web applicant;
    private final long conversation;
    private final String publicId;
    private final EventStream stream;
    private int shown;
    private volatile long begun;
    private volatile String text = "";
    private volatile CompletableFuture<Void> arrival = new CompletableFuture<>();

    Pair(LargeCompany company, Web ada, Node to, long conversation) throws Exception {
      this.ada = ada;
      this.conversation = conversation;
      applicant = company.applicant(to, conversation);
      var of = " from conversation where id = " + conversation;
      publicId = company.postgres().text(company.database(), "select public_id" + of);
      shown = (int) company.postgres().number(company.database(), "select last_seq" + of);
      stream = EventStream.open(applicant, "/my/live", this::hear);
    }

    void send() throws Exception {
      text = UUID.randomUUID().toString();
      arrival = new CompletableFuture<>();
      begun = System.nanoTime();
      OpenPages.send(ada, conversation, text, shown);
      shown++;
      arrival.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void hear(String event, String data) {
      if (!event.equals("message") || !Json.isAbout(data, publicId)) return;
      told.add(System.nanoTime() - begun);
      var seq = Json.seq(data);
      Thread.ofVirtual().start(() -> fetch(seq));
    }

    private void fetch(int seq) {
      try {
        var lacked = applicant.get("/my/" + publicId + "/messages?after=" + (seq - 1));
        if (lacked.contains(text)) arrival.complete(null);
      } catch (Exception broken) {
        arrival.completeExceptionally(broken);
      }
    }
  }

  @Override
  public void close() {
    pairs.forEach(pair -> pair.stream.close());
  }
}
