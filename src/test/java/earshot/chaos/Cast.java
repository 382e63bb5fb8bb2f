package earshot.chaos;

import earshot.ApplicantClient;
import earshot.StaffClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/// Who plays: managers of the demo company and applicants made for it, each kind of deed with
/// applications of its own, so that what must hold of them is known.
final class Cast {

  /// Beside the demo's own applicants, at Pier 4.
  private static final String APPLICATIONS =
      """
      with person as (
        insert into applicant (company_id, first_name, last_name, email, phone, texts_agreed_at)
        select 1, 'Ledger', 'Person' || n, 'ledger' || n || '@mail.example',
          '+1415555' || (1000 + n), now()
        from generate_series(1, 40) n returning id, last_name)
      insert into application (company_id, applicant_id, job_id, location_id, sort_name,
        stage_changed_at, applied_at)
      select 1, p.id, j.id, j.location_id, lower(last_name), now(), now()
      from person p,
        (select * from job where company_id = 1 and location_id = 1 order by id limit 1) j
      returning id
      """;

  private static final Pattern LINK = Pattern.compile("/m/[\\w-]+");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Site site;
  private final Ledger ledger;
  private final Tally tally;
  private final List<Long> talks;
  private final List<Long> tidied;
  private final List<Long> declined;
  private final List<Long> crowd;

  Cast(Site site, Ledger ledger, Tally tally) {
    this.site = site;
    this.ledger = ledger;
    this.tally = tally;
    var all = site.rows.column(APPLICATIONS).stream().map(Long::valueOf).toList();
    talks = all.subList(0, 10);
    tidied = all.subList(10, 15);
    declined = all.subList(15, 20);
    declined.forEach(ledger::isOpenToDeclines);
    crowd = all.subList(20, 40);
  }

  /// A conversation that is talked in all the time.
  long busiest() {
    return talks.getFirst();
  }

  /// One whose applicant has it on screen all the time.
  long onScreen() {
    return talks.getLast();
  }

  /// The page of an applicant about that application.
  String pageOf(long talk) {
    return "/my/" + publicId(talk);
  }

  /// By which its applicant comes in, as the first mail says it.
  String link(long talk) {
    return Awaitility.await().atMost(PATIENCE).until(() -> linkTo(talk), it -> !it.isEmpty());
  }

  /// Everybody at work, once everybody has been written to.
  List<Player> players() {
    writeToAll();
    var players = new ArrayList<Player>();
    for (var name : List.of("tom", "tom", "maria"))
      players.add(player(staff(name), () -> send(any(talks)), Duration.ofMillis(400)));
    for (var talk : talks.subList(0, 3)) players.add(answering(talk));
    players.add(player(staff("tom"), () -> mark(any(tidied)), Duration.ofMillis(300)));
    players.add(player(staff("maria"), () -> declineOrUndo(any(declined)), Duration.ofMillis(500)));
    players.add(player(staff("tom"), this::writeToCrowd, Duration.ofSeconds(8)));
    return players;
  }

  private void writeToAll() {
    var tom = staff("tom");
    for (var application : talks) first(tom, application);
    for (var application : tidied) first(tom, application);
  }

  private void first(Caller tom, long application) {
    var deed = send(application);
    Awaitility.await().atMost(PATIENCE).until(() -> tom.does(deed));
    deed.note().run();
  }

  private Player answering(long talk) {
    var page = pageOf(talk);
    var link = link(talk);
    var applicant =
        new Caller(
            new ApplicantClient(site.url()),
            browser -> {
              browser.get(link);
              browser.get(page);
            },
            tally);
    return player(applicant, () -> answer(talk, page), Duration.ofMillis(400));
  }

  private Caller staff(String name) {
    return new Caller(
        new StaffClient(site.url()),
        browser -> {
          browser.get("/sign-in");
          browser.post("/sign-in", "email=" + name + "@harborcafe.example&password=earshot-demo");
          browser.get("/applications");
        },
        tally);
  }

  private static Player player(Caller caller, Supplier<Deed> deeds, Duration pause) {
    return new Player(caller, deeds, pause);
  }

  private Deed send(long conversation) {
    var entry = ledger.next();
    return new Deed(
        "/conversations/" + conversation + "/messages",
        Map.of("body", entry, "key", key()),
        200,
        () -> ledger.said(conversation, entry));
  }

  private Deed answer(long conversation, String page) {
    var entry = ledger.next();
    return new Deed(
        page + "/messages",
        Map.of("body", entry, "key", key()),
        302,
        () -> ledger.said(conversation, entry));
  }

  private Deed mark(long conversation) {
    var archive = !ledger.isArchived(conversation);
    return new Deed(
        "/message-center/marks",
        Map.of("ids", conversation, "mark", archive ? "archived" : "in-inbox", "view", "inbox"),
        302,
        () -> ledger.archived(conversation, archive),
        () -> ledger.doubt(conversation));
  }

  private Deed declineOrUndo(long application) {
    if (ledger.isDeclined(application))
      return new Deed(
          "/applications/" + application + "/decline/undo",
          Map.of(),
          302,
          () -> ledger.declined(application, false),
          () -> ledger.doubt(application));
    var entry = ledger.next();
    return new Deed(
        "/applications/" + application + "/decline",
        Map.of("message", entry, "key", key()),
        302,
        () -> {
          ledger.declined(application, true);
          if (!ledger.isDoubted(application)) ledger.said(application, entry);
        },
        () -> ledger.doubt(application));
  }

  private Deed writeToCrowd() {
    var entry = ledger.next();
    var applications = crowd.toString().replaceAll("[\\[\\] ]", "");
    return new Deed(
        "/bulk-messages",
        Map.of("applications", applications, "body", entry, "key", key()),
        200,
        () -> crowd.forEach(application -> ledger.said(application, entry)));
  }

  private String publicId(long conversation) {
    return site.rows
        .column("select public_id from conversation where id = " + conversation)
        .getFirst();
  }

  /// The path of the link in the first mail to the applicant; empty as long as there is none.
  private String linkTo(long application) {
    var address =
        site.rows
            .column(
                """
                select p.email from applicant p join application a
                  on (a.company_id, a.applicant_id) = (p.company_id, p.id) where a.id = %d
                """
                    .formatted(application))
            .getFirst();
    return site.mail.arrivals().all().stream()
        .filter(mail -> mail.to().equals(address))
        .flatMap(
            mail -> LINK.matcher(mail.text()).results().map(java.util.regex.MatchResult::group))
        .findFirst()
        .orElse("");
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static long any(List<Long> of) {
    return of.get(ThreadLocalRandom.current().nextInt(of.size()));
  }
}
