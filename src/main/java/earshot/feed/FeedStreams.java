package earshot.feed;

import earshot.api.ApiKeys;
import earshot.company.User;
import earshot.company.Users;
import earshot.database.CurrentCompany;
import earshot.web.TooMany;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// The open streams of this node. Each is a thread of its own that reads the feed from where its
/// reader is: a slow reader waits for itself alone, and nothing is kept for it in memory.
@Component
class FeedStreams {

  private static final Logger LOG = LoggerFactory.getLogger(FeedStreams.class);

  private static final int MOST_PER_KEY = 20;
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration TOLD_AT_ONCE = Duration.ofSeconds(1);

  private final Map<Long, Integer> open = new ConcurrentHashMap<>();
  private final Feed feed;
  private final Signal signal;
  private final Users users;
  private final ApiKeys keys;

  FeedStreams(Feed feed, Signal signal, Users users, ApiKeys keys) {
    this.feed = feed;
    this.signal = signal;
    this.users = users;
    this.keys = keys;
  }

  /// Opens a stream from that position.
  ///
  /// @throws TooMany if the key has many open already
  SseEmitter open(User user, long key, long from) {
    if (open.merge(key, 1, Integer::sum) > MOST_PER_KEY) {
      close(key);
      throw new TooMany(HEARTBEAT);
    }
    var emitter = new SseEmitter(0L); // no end by time
    var over = new AtomicBoolean();
    emitter.onCompletion(() -> over.set(true));
    emitter.onError(_ -> over.set(true));
    Thread.ofVirtual()
        .name("feed-" + key)
        .start(() -> {
          try {
            CurrentCompany.run(user.companyId(), () -> read(user, key, from, emitter, over));
          } finally {
            close(key);
          }
        });
    return emitter;
  }

  /// For whoever asks what [#open] would answer.
  ///
  /// @throws TooMany if the key has many open already
  void refuseMore(long key) {
    if (open.getOrDefault(key, 0) >= MOST_PER_KEY) throw new TooMany(HEARTBEAT);
  }

  private void close(long key) {
    open.computeIfPresent(key, (_, many) -> many == 1 ? null : many - 1);
  }

  private void read(User user, long key, long from, SseEmitter emitter, AtomicBoolean over) {
    try {
      comment("here", from, emitter);
      follow(user, key, from, emitter, over);
      emitter.complete();
    } catch (IOException | IllegalStateException gone) {
      emitter.complete(); // its reader left
    } catch (DataAccessException | TransactionException databaseGone) {
      LOG.warn("A stream of events ends, its reader comes again: {}", databaseGone.getMessage());
      emitter.complete();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      emitter.complete();
    }
  }

  /// Whatever there is to tell, the rights are asked for after it was read: what a key that was
  /// revoked meanwhile would have heard is dropped, and read anew where it may see less.
  private void follow(User user, long key, long from, SseEmitter emitter, AtomicBoolean over)
      throws IOException, InterruptedException {
    var listener = listener(user, key);
    var position = from;
    var heard = System.nanoTime();
    var goesOn = true;
    while (goesOn && !over.get() && listener.isPresent()) {
      var count = signal.count(user.companyId());
      var look = feed.look(listener.get(), position);
      var newest = look.newest();
      var events = look.events();
      var isQuiet = System.nanoTime() - heard > HEARTBEAT.toNanos();
      if (isQuiet || !events.isEmpty()) {
        var before = listener;
        listener = listener(user, key);
        if (!listener.equals(before)) continue;
      }
      if (!events.isEmpty()) position = tell(events, emitter);
      var isMore = !events.isEmpty() && position < events.getLast().position();
      goesOn = isMore || events.size() == Feed.PAGE;
      if (!goesOn) position = Math.max(position, newest);
      if (isQuiet) {
        heard = System.nanoTime();
        comment("still here", position, emitter);
      }
      goesOn = goesOn || signal.await(user.companyId(), count);
    }
  }

  /// Empty once the key works no more.
  private Optional<Listener> listener(User user, long key) {
    var now = keys.find(key);
    return users.find(user.id()).filter(_ -> now.works()).map(it -> new Listener(it, now.scope()));
  }

  /// For about a second: what is left then is read again, with the rights of then.
  ///
  /// @return the position of the last one that was told
  private long tell(List<FeedEvent> events, SseEmitter emitter) throws IOException {
    var began = System.nanoTime();
    var position = 0L;
    for (var event : events) {
      position = event.position();
      emitter.send(
          SseEmitter.event()
              .id(Long.toString(position))
              .name(event.type().slug())
              .data(feed.json(event)));
      if (System.nanoTime() - began > TOLD_AT_ONCE.toNanos()) break;
    }
    return position;
  }

  /// A comment with the position, which is no event and yet the id a reader comes back with (HTML
  /// Living Standard, section 9.2.6): nothing is lost before the first event, and nothing that
  /// happened elsewhere is asked for again once it is forgotten.
  private static void comment(String words, long position, SseEmitter emitter) throws IOException {
    emitter.send(SseEmitter.event().id(Long.toString(position)).comment(words));
  }
}
