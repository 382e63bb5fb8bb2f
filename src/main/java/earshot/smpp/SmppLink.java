package earshot.smpp;

import earshot.sms.SmsBusy;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// This node's one session with the message center: bound when the server starts, bound again
/// whenever it is lost, later and later, and unbound when the server stops.
final class SmppLink implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(SmppLink.class);
  private static final Duration GLANCE = Duration.ofMillis(200);

  /// Answers to our requests wait behind the texts that come in, so there are more threads than the
  /// database has connections.
  private static final int THREADS = 16;

  private static final int QUEUE = 200;

  private final SmppAccount account;
  private final MessageReceiverListener listener;
  private final Patience patience;
  private final AtomicReference<@Nullable SMPPSession> bound = new AtomicReference<>();
  private final ReadWriteLock inHand = new ReentrantReadWriteLock();
  private final AtomicReference<@Nullable Thread> keeper = new AtomicReference<>();

  SmppLink(SmppAccount account, MessageReceiverListener listener, Patience patience) {
    this.account = account;
    this.listener = listener;
    this.patience = patience;
  }

  /// Does something by the session, which is not ended meanwhile.
  ///
  /// @throws SmsBusy where there is none just now, which says nothing of other nodes' sessions
  <T> T during(Function<SMPPSession, T> work) {
    if (!inHand.readLock().tryLock()) throw busy();
    try {
      return work.apply(session());
    } finally {
      inHand.readLock().unlock();
    }
  }

  private SMPPSession session() {
    var session = bound.get();
    if (session == null || !isBound()) throw busy();
    return session;
  }

  private static SmsBusy busy() {
    return new SmsBusy("The text provider cannot be reached", null);
  }

  boolean isBound() {
    var session = bound.get();
    return session != null && session.getSessionState().isTransmittable();
  }

  @Override
  public void start() {
    var keeping = Thread.ofVirtual().name("smpp").unstarted(this::keep);
    keeper.set(keeping);
    keeping.start();
  }

  @Override
  public boolean isRunning() {
    return keeper.get() != null;
  }

  @Override
  public void stop() {
    var keeping = keeper.getAndSet(null);
    var session = bound.getAndSet(null); // nothing more is begun
    if (keeping != null) keeping.interrupt();
    if (session != null) finish(session);
  }

  /// What is in hand is finished first: of a long text whose first part has gone the others could
  /// not follow any more.
  private void finish(SMPPSession session) {
    var done = false;
    try {
      done = inHand.writeLock().tryLock(patience.inHand().toMillis(), TimeUnit.MILLISECONDS);
      sayGoodbye(session);
    } catch (InterruptedException inHaste) {
      session.close();
      Thread.currentThread().interrupt();
    } finally {
      if (done) inHand.writeLock().unlock();
    }
  }

  private void keep() {
    var failures = 0;
    try {
      while (isRunning()) {
        failures = bindAndStay() ? 1 : failures + 1;
        Thread.sleep(pause(failures));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether it was bound.
  private boolean bindAndStay() throws InterruptedException {
    var session =
        new SMPPSession(
            new SynchronizedPDUSender(new DefaultPDUSender()),
            new WaryReader(),
            new SmppSocket(account.tls(), patience.answer()));
    try {
      bind(session);
      LOG.info("Texts: bound to {}:{}", account.host(), account.port());
      bound.set(session);
      stay(session);
      LOG.warn("Texts: lost {}:{}", account.host(), account.port());
      return true;
    } catch (IOException | RuntimeException refused) {
      LOG.warn(
          "Texts: cannot bind to {}:{}: {}", account.host(), account.port(), refused.getMessage());
      session.close();
      return false;
    } finally {
      if (bound.compareAndSet(session, null)) session.close();
    }
  }

  /// Until it is lost, or so long silent that it must be.
  private void stay(SMPPSession session) throws InterruptedException {
    var heard = session.getLastActivityTimestamp();
    var since = System.nanoTime();
    while (session.getSessionState().isBound()) {
      Thread.sleep(GLANCE);
      if (heard != session.getLastActivityTimestamp()) since = System.nanoTime();
      heard = session.getLastActivityTimestamp();
      if (System.nanoTime() - since > patience.longestSilence().toNanos()) return;
    }
  }

  private void bind(SMPPSession session) throws IOException {
    session.setTransactionTimer(patience.answer().toMillis());
    session.setEnquireLinkTimer(Math.toIntExact(patience.idle().toMillis()));
    session.setPduProcessorDegree(THREADS);
    session.setQueueCapacity(QUEUE);
    session.setMessageReceiverListener(listener);
    session.connectAndBind(
        account.host(),
        account.port(),
        new BindParameter(
            BindType.BIND_TRX,
            account.systemId(),
            account.password(),
            account.systemType(),
            TypeOfNumber.UNKNOWN,
            NumberingPlanIndicator.UNKNOWN,
            null),
        patience.answer().toMillis());
  }

  private Duration pause(int failures) {
    var doubled = patience.firstRebind().multipliedBy(1L << Math.min(failures - 1, 10));
    var longest = patience.longestRebind();
    var wait = doubled.compareTo(longest) < 0 ? doubled : longest;
    return wait.plusMillis(ThreadLocalRandom.current().nextLong(1 + wait.toMillis() / 2));
  }

  /// What was handed over before is answered before the goodbye is.
  private void sayGoodbye(SMPPSession session) {
    var leaving = Thread.ofVirtual().name("smpp-unbind").start(session::unbindAndClose);
    try {
      if (!leaving.join(patience.farewell())) session.close();
    } catch (InterruptedException inHaste) {
      Thread.currentThread().interrupt();
    }
  }
}
