package earshot.mailbox;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/// Reads the mailbox for as long as the server runs: told of a new mail by the server (IDLE, RFC
/// 2177), and looking by itself every few seconds, for servers that cannot tell or forget to. On
/// several nodes, one reads, and the others stand by.
final class MailboxReader implements SmartLifecycle {

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /// How long the end waits for what is in hand, and then for who waits for a server that says
  /// nothing: interrupting a virtual thread closes the connection it reads from.
  private static final Duration LEISURE = Duration.ofSeconds(3);

  private static final Duration HASTE = Duration.ofSeconds(1);

  private final MailboxSettings settings;
  private final Intake intake;
  private final MailboxLease lease;
  private final MailboxState state;
  private final Duration look;
  private final String holder = MailboxLease.newHolder();
  private volatile CountDownLatch stopped = new CountDownLatch(0);
  private volatile @Nullable Thread reading;
  private volatile @Nullable Thread looking;
  private volatile @Nullable Mailbox open;
  private final AtomicInteger failures = new AtomicInteger();

  /// @param look how often to look without being told, and to keep the lease
  MailboxReader(
      MailboxSettings settings,
      Intake intake,
      MailboxLease lease,
      MailboxState state,
      Duration look) {
    this.settings = settings;
    this.intake = intake;
    this.lease = lease;
    this.state = state;
    this.look = look;
  }

  @Override
  public void start() {
    stopped = new CountDownLatch(1);
    reading = Thread.ofVirtual().name("mailbox").start(this::run);
    looking = Thread.ofVirtual().name("mailbox-look").start(this::keepLooking);
  }

  @Override
  public void stop() {
    stopped.countDown();
    var waking = Thread.ofVirtual().name("mailbox-wake").start(this::wake);
    try {
      if (ends(LEISURE)) return;
      for (var waiting : Stream.of(reading, looking, waking).filter(Objects::nonNull).toList())
        waiting.interrupt();
      ends(HASTE);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean ends(Duration within) throws InterruptedException {
    var last = reading;
    return last == null || last.join(within);
  }

  @Override
  public boolean isRunning() {
    return stopped.getCount() > 0;
  }

  /// How many attempts in a row went wrong.
  int failures() {
    return failures.get();
  }

  private void run() {
    while (isRunning()) {
      try {
        if (lease.take(holder)) read();
        else rest();
      } catch (MessagingException | IOException | RuntimeException | Error failed) {
        if (!isRunning()) return;
        state.failed(words(failed));
        pause(backoff(failures.incrementAndGet()));
      }
    }
  }

  /// Until the lease is lost, the server stops or something breaks.
  private void read() throws MessagingException, IOException {
    try (var mailbox = Mailbox.open(settings, patience())) {
      open = mailbox;
      while (isRunning() && lease.take(holder)) {
        var more = intake.takeSome(mailbox);
        failures.set(0);
        state.reading();
        if (!more && !mailbox.idle()) ask(mailbox);
      }
    } finally {
      open = null;
      var stopping = Thread.interrupted(); // which would keep it from the database
      lease.end(holder);
      if (stopping) Thread.currentThread().interrupt();
    }
  }

  /// How long the server may say nothing; it is asked more often than that.
  private Duration patience() {
    return lease.length().multipliedBy(2);
  }

  private void ask(Mailbox mailbox) throws MessagingException {
    pause(look);
    mailbox.wake();
  }

  private void rest() {
    state.resting();
    pause(look);
  }

  private void keepLooking() {
    while (pause(look)) wake();
  }

  private void wake() {
    var mailbox = open;
    try {
      if (mailbox != null) mailbox.wake();
    } catch (MessagingException | RuntimeException gone) {
      // Whoever reads meets it too.
    }
  }

  /// Whether the server still runs after that.
  private boolean pause(Duration time) {
    try {
      return !stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      return false;
    }
  }

  private static Duration backoff(int failures) {
    var pause = Duration.ofSeconds(1L << Math.min(failures - 1, 6));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private static String words(Throwable failed) {
    var message = Objects.toString(failed.getMessage(), failed.toString()).strip();
    return failed instanceof AuthenticationFailedException
        ? "the sign-in was refused: " + message
        : message;
  }
}
