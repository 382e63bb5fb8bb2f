package earshot.mailbox;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// How it stands with the mailbox, for health and the log. A problem is logged once, however often
/// it is met again.
final class MailboxState implements HealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(MailboxState.class);
  private static final String READING = "is read";

  private final MailboxSettings settings;
  private final AtomicReference<State> now = new AtomicReference<>(new State("is asked for", null));

  /// @param problem null where there is none
  private record State(String words, @Nullable String problem) {}

  MailboxState(MailboxSettings settings) {
    this.settings = settings;
  }

  void reading() {
    var before = now.getAndSet(new State(READING, null));
    if (!before.words.equals(READING)) LOG.info("Mail is read from {}", settings);
  }

  /// Another node does it.
  void resting() {
    now.set(new State("is read by another node", null));
  }

  void failed(String problem) {
    var before = now.getAndSet(new State("is not read", problem));
    if (!Objects.equals(before.problem, problem))
      LOG.warn("No mail can be read from {}, trying again: {}", settings, problem);
  }

  @Override
  public Health health() {
    var state = now.get();
    var health = state.problem == null ? Health.up() : Health.down();
    if (state.problem != null) health.withDetail("problem", state.problem);
    return health.withDetail("mailbox", state.words).build();
  }
}
