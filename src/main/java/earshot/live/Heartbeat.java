package earshot.live;

import earshot.account.ApplicantLinks;
import earshot.account.SessionKey;
import earshot.account.Sessions;
import earshot.database.CurrentCompany;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/// Tells every open page that the line is alive and where its reader stands, remembers who is here,
/// and ends streams whose session or link has ended.
@Component
class Heartbeat implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

  private final Streams streams;
  private final Positions positions;
  private final Presence presence;
  private final Sessions sessions;
  private final ApplicantLinks links;
  private final Broadcast broadcast;
  private final AtomicBoolean beating = new AtomicBoolean();
  private volatile boolean running;

  Heartbeat(
      Streams streams,
      Positions positions,
      Presence presence,
      Sessions sessions,
      ApplicantLinks links,
      Broadcast broadcast) {
    this.streams = streams;
    this.positions = positions;
    this.presence = presence;
    this.sessions = sessions;
    this.links = links;
    this.broadcast = broadcast;
  }

  /// One at a time: the next comes while this one waits for a slow database, and is left out.
  @Scheduled(fixedRateString = "${earshot.live.heartbeat:15s}")
  void beatUnlessBeating() {
    if (!beating.compareAndSet(false, true)) return;
    try {
      beat();
    } finally {
      beating.set(false);
    }
  }

  void beat() {
    if (!running) return;
    var known = new HashMap<Recipient, String>();
    streams
        .of(Recipient.Kind.USER)
        .forEach((company, open) -> inCompany(company, () -> ask(open, known)));
    streams
        .of(Recipient.Kind.APPLICANT)
        .forEach((company, open) -> inCompany(company, () -> askApplicants(open)));
    streams.all().forEach(stream -> stream.offer(beat(position(stream, known))));
    // A position tells of the inbox alone.
    if (!broadcast.away().isEmpty()) broadcast.catchUp();
  }

  /// What fails in one company is not to cost the others their heartbeat, nor that one the sign
  /// that the line is alive. Where there is no database at all, nobody gets one.
  private static void inCompany(long company, Runnable asks) {
    try {
      CurrentCompany.run(company, () -> beginOnceMore(asks));
    } catch (DataAccessException failed) {
      LOG.warn("A heartbeat of company {} waits for the next: {}", company, failed.getMessage());
    }
  }

  /// A connection may have died in the pool. Where the next is dead too there is no database.
  private static void beginOnceMore(Runnable asks) {
    try {
      asks.run();
    } catch (CannotCreateTransactionException dead) {
      asks.run();
    }
  }

  /// Who sees one conversation alone is told nothing of the others, not even that they changed.
  private static String position(Stream stream, Map<Recipient, String> known) {
    return stream.narrow() == null ? known.getOrDefault(stream.recipient(), "") : "";
  }

  static Event beat(String position) {
    return Event.of("heartbeat", Map.of("position", position));
  }

  /// Where a page stands when it connects.
  String position(Recipient recipient) {
    if (recipient.kind() != Recipient.Kind.USER) return "";
    return CurrentCompany.call(
        recipient.companyId(),
        () -> positions.of(List.of(recipient.id())).getOrDefault(recipient.id(), ""));
  }

  private void ask(List<Stream> open, Map<Recipient, String> known) {
    endSignedOut(open);
    var company = open.getFirst().recipient().companyId();
    var users = ids(open.stream().filter(stream -> stream.narrow() == null).toList());
    presence.seen(users);
    positions.of(users).forEach((id, position) -> known.put(Recipient.user(company, id), position));
  }

  private void askApplicants(List<Stream> open) {
    var live = links.live(open.stream().map(Stream::link).filter(Objects::nonNull).toList());
    open.stream().filter(stream -> !live.contains(stream.link())).forEach(Stream::close);
    presence.applicantsSeen(ids(open.stream().filter(Stream::isOpen).toList()));
  }

  private static List<Long> ids(List<Stream> open) {
    return open.stream().map(stream -> stream.recipient().id()).distinct().toList();
  }

  private void endSignedOut(List<Stream> open) {
    var alive =
        sessions.alive(open.stream().map(Stream::session).filter(Objects::nonNull).toList());
    sessions.used(alive);
    open.stream().filter(stream -> !goesOn(stream, alive)).forEach(Stream::close);
  }

  private static boolean goesOn(Stream stream, Set<SessionKey> alive) {
    var narrow = stream.narrow();
    return narrow == null ? alive.contains(stream.session()) : narrow.goesOn().getAsBoolean();
  }

  @Override
  public void start() {
    running = true;
  }

  /// Runs before the web server stops, so that open streams do not hold up the end.
  @Override
  public void stop() {
    running = false;
    streams.all().forEach(Stream::close);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
