package earshot.bench.rows;

import earshot.bench.load.EventStream;
import earshot.bench.load.Json;
import earshot.bench.load.Times;
import earshot.bench.load.Web;
import earshot.bench.site.Node;
import earshot.bench.site.Site;
import earshot.bench.site.Vitals;
import earshot.bench.table.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// As many open pages as a node holds, of a hundred people in each company: what they take while
/// nothing happens, and how soon all hundred of a company hear of a message.
public final class ManyStreams implements Measurement {

  private static final int OF_A_COMPANY = 100;
  private static final int AT_ONCE = 64;
  private static final int MESSAGES = 50;

  /// Two heartbeats and a little.
  private static final Duration IDLE = Duration.ofSeconds(32);

  private static final int KIB = 1024;

  /// Who listens for the message that was sent last.
  private static final class Listening {

    private final Times times = new Times();
    private volatile String conversation = "";
    private volatile long begun;
    private volatile CountDownLatch left = new CountDownLatch(0);

    void expect(long conversation) {
      left = new CountDownLatch(OF_A_COMPANY);
      this.conversation = Long.toString(conversation);
      begun = System.nanoTime();
    }

    void hear(String event, String data) {
      if (!event.equals("message") || Json.seq(data) == 0 || !Json.isAbout(data, conversation))
        return;
      times.add(System.nanoTime() - begun);
      left.countDown();
    }
  }

  @Override
  public String name() {
    return "streams";
  }

  @Override
  public List<Row> measure(Site site, Effort effort) throws Exception {
    var database = site.databases().copy(effort.smallest(), "work");
    try (var node = site.node(database)) {
      warm(site, node, effort, database);
      var vitals = node.vitals();
      var heap = vitals.heapBytes();
      var resident = vitals.residentKib();
      var listening = new Listening();
      var streams = open(site, node, effort.streams(), database, listening);
      var many = "%,d open streams".formatted(streams.size());
      var rows = new ArrayList<Row>();
      rows.add(idle(many, vitals));
      var each = (vitals.heapBytes() - heap) / (double) KIB / streams.size();
      rows.addFirst(
          Row.absolute(many + ", heap each", "%.1f KiB".formatted(each), "≤ 20 KiB", each <= 20));
      var rss = (vitals.residentKib() - resident) / (double) streams.size();
      rows.add(Row.told(many + ", resident memory each", "–", "%.1f KiB".formatted(rss), "–"));
      rows.add(toAll(site, node, effort.streams(), database, listening, many));
      streams.forEach(EventStream::close);
      return rows;
    }
  }

  private static void warm(Site site, Node node, Effort effort, String database) throws Exception {
    var company = LargeCompany.in(site.postgres(), database);
    var ada = company.ada(node);
    effort.warmUp(4, _ -> ada.get("/message-center"));
    var pages = new OpenPages(company, node);
    pages.catchUp();
    effort.warmUp(4, pages);
    site.settle(database, effort.settling());
    site.dropDeliveries(database); // mails held for a minute would go in the one without work
  }

  private static List<EventStream> open(
      Site site, Node node, int many, String database, Listening listening) throws Exception {
    var users = site.postgres().numbers(database, cafe("u.id", many));
    var companies = site.postgres().numbers(database, cafe("u.company_id", many));
    var streams = Collections.synchronizedList(new ArrayList<EventStream>());
    var turns = new Semaphore(AT_ONCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var n = 0; n < users.size(); n++) {
        var who = LargeCompany.user(node, companies.get(n), users.get(n));
        turns.acquire();
        threads.submit(() -> {
          try {
            return streams.add(EventStream.open(who, "/live", listening::hear));
          } finally {
            turns.release();
          }
        });
      }
    }
    if (streams.size() < users.size())
      throw new IllegalStateException("Only %d streams are open".formatted(streams.size()));
    return streams;
  }

  private static String cafe(String what, int many) {
    return """
    select %s from app_user u join company c using (company_id)
    where c.slug like 'cafe-%%' order by u.company_id, u.id limit %d
    """
        .formatted(what, many);
  }

  private static Row idle(String many, Vitals vitals) throws InterruptedException {
    Thread.sleep(Duration.ofSeconds(5));
    var cpu = vitals.cpu();
    Thread.sleep(IDLE);
    var percent = vitals.cpu().minus(cpu).toMillis() * 100.0 / IDLE.toMillis();
    return Row.absolute(
        many + ", idle, of one core", "%.1f %%".formatted(percent), "< 3 %", percent < 3);
  }

  /// One of each company in turn writes to all of them.
  private static Row toAll(
      Site site, Node node, int many, String database, Listening listening, String what)
      throws Exception {
    var of = " from conversation where public_id like 'cafe-%' order by company_id limit ";
    var companies = site.postgres().numbers(database, "select company_id" + of + many / 100);
    var conversations = site.postgres().numbers(database, "select id" + of + many / 100);
    var writers = new ArrayList<Web>();
    for (var company : companies) {
      var user = "select min(id) from app_user where company_id = " + company;
      var id = site.postgres().number(database, user);
      writers.add(LargeCompany.user(node, company, id).withForms("/message-center"));
    }
    for (var n = 0; n < MESSAGES; n++) {
      var one = n % writers.size();
      listening.expect(conversations.get(one));
      OpenPages.send(writers.get(one), conversations.get(one), UUID.randomUUID().toString(), 0);
      if (!listening.left.await(20, TimeUnit.SECONDS))
        throw new IllegalStateException("Some did not hear of a message");
      Thread.sleep(Duration.ofMillis(50));
    }
    var p99 = listening.times.p99();
    return Row.absolute(
        what + ", a message to all 100 of a company, p99",
        "%.1f ms (p50 %.1f)".formatted(p99, listening.times.p50()),
        "≤ 50 ms",
        p99 <= 50);
  }
}
