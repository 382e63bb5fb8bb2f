package earshot.live;

import earshot.account.ApplicantLinks;
import earshot.account.SessionKey;
import earshot.account.Sessions;
import earshot.database.CurrentCompany;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Tells every open page that the line is alive and where its reader stands, remembers who is here,
/// and ends streams whose session or link has ended.
@Component
class Heartbeat implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
  private static final int SOME = 20;
  private static final Duration PAUSE = Duration.ofMillis(4);

  private final Streams streams;
  private final Positions positions;
  private final Presence presence;
  private final Sessions sessions;
  private final ApplicantLinks links;
  private final Broadcast broadcast;
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

  @Scheduled(fixedRateString = "${earshot.live.heartbeat:15s}")
  void beat() {
    streams.of(Recipient.Kind.USER).forEach((company, open) -> beat(company, open, this::ask));
    streams
        .of(Recipient.Kind.APPLICANT)
        .forEach((company, open) -> beat(company, open, this::askApplicants));
    // A position tells of the inbox alone.
    if (running && !broadcast.away().isEmpty()) broadcast.catchUp();
  }

  /// @param ask where each reader of these streams stands
  private void beat(
      long company, List<Stream> open, Function<List<Stream>, Map<Long, String>> ask) {
    if (!running) return;
    try {
      var positions = CurrentCompany.call(company, () -> ask.apply(open));
      tell(open, positions);
    } catch (DataAccessException failed) {
      LOG.warn("The pages of company {} miss a heartbeat: {}", company, failed.getMessage());
    }
  }

  private static void tell(List<Stream> open, Map<Long, String> positions) {
    var beats = new HashMap<String, Event>();
    var told = 0;
    for (var stream : open) {
      // Who sees one conversation alone is told nothing of the others, not even that they changed.
      var position =
          stream.narrow() == null ? positions.getOrDefault(stream.recipient().id(), "") : "";
      stream.offer(beats.computeIfAbsent(position, Heartbeat::beat));
      // Thousands at once would hold up whatever else is asked for.
      if (++told % SOME == 0) LockSupport.parkNanos(PAUSE.toNanos());
    }
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

  private Map<Long, String> ask(List<Stream> open) {
    endSignedOut(open);
    var users = ids(open.stream().filter(stream -> stream.narrow() == null).toList());
    presence.seen(users);
    return positions.of(users);
  }

  private Map<Long, String> askApplicants(List<Stream> open) {
    var live = links.live(open.stream().map(Stream::link).filter(Objects::nonNull).toList());
    open.stream().filter(stream -> !live.contains(stream.link())).forEach(Stream::close);
    presence.applicantsSeen(ids(open.stream().filter(Stream::isOpen).toList()));
    return Map.of();
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
