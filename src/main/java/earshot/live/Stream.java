package earshot.live;

import earshot.account.ApplicantAccess;
import earshot.account.SessionKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// One open page. Whoever tells it something never waits for its network: events queue up, a thread
/// of its own writes them, and a page that reads too slowly is let go (it comes back and catches
/// up).
class Stream {

  private static final int BACKLOG = 64;
  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

  private final Recipient recipient;
  private final @Nullable SessionKey session;
  private final @Nullable String link;
  private final @Nullable Narrow narrow;
  private final SseEmitter emitter = new SseEmitter(0L);
  private final BlockingQueue<Event> waiting = new ArrayBlockingQueue<>(BACKLOG);
  private final AtomicBoolean writing = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();

  private Stream(
      Recipient recipient,
      @Nullable SessionKey session,
      @Nullable String link,
      @Nullable Narrow narrow) {
    this.recipient = recipient;
    this.session = session;
    this.link = link;
    this.narrow = narrow;
  }

  /// Of a user, for as long as the session goes on.
  static Stream ofUser(Recipient user, SessionKey session) {
    return new Stream(user, session, null, null);
  }

  /// Of an applicant, for as long as the link opens.
  static Stream ofApplicant(ApplicantAccess access) {
    var applicant = Recipient.applicant(access.companyId(), access.applicantId());
    return new Stream(applicant, null, access.linkHash(), null);
  }

  /// Of a user who sees one conversation alone.
  static Stream ofOne(Recipient user, Narrow narrow) {
    return new Stream(user, null, null, narrow);
  }

  Recipient recipient() {
    return recipient;
  }

  SseEmitter emitter() {
    return emitter;
  }

  @Nullable SessionKey session() {
    return session;
  }

  /// The hash of the link that lets an applicant listen.
  @Nullable String link() {
    return link;
  }

  @Nullable Narrow narrow() {
    return narrow;
  }

  /// Tells of it, if it is about what the page shows.
  void tell(LiveUpdate update, Event event) {
    if (narrow == null || narrow.hears(update)) offer(event);
  }

  void offer(Event event) {
    if (closed.get()) return;
    if (!waiting.offer(event)) {
      close();
    } else if (writing.compareAndSet(false, true)) {
      Thread.ofVirtual().name("live-write").start(this::write);
    }
  }

  boolean isOpen() {
    return !closed.get();
  }

  /// Ends the stream, on a thread of its own: a write may still wait for the network.
  void close() {
    if (!closed.compareAndSet(false, true)) return;
    waiting.clear();
    Thread.ofVirtual().name("live-end").start(emitter::complete);
  }

  private void write() {
    try {
      for (var event = waiting.poll(); event != null; event = waiting.poll()) send(event);
    } catch (IOException | IllegalStateException gone) {
      waiting.clear();
      emitter.completeWithError(gone);
    } finally {
      writing.set(false);
    }
    if (!waiting.isEmpty() && writing.compareAndSet(false, true)) write();
  }

  private void send(Event event) throws IOException {
    // As one string: otherwise each part is converted and written by itself.
    emitter.send(Set.of(new DataWithMediaType(event.text(), TEXT)));
  }
}
