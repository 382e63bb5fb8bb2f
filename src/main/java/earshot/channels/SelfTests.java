package earshot.channels;

import static earshot.language.Say.say;

import earshot.email.TestMail;
import earshot.language.Language;
import earshot.language.Say;
import earshot.sms.InboundText;
import earshot.sms.TestTexts;
import earshot.web.NotFound;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Runs self-tests: each step in a thread of its own, what it finds stored at once, so that the
/// page can show it from any node.
@Component
class SelfTests implements TestTexts {

  private static final Logger LOG = LoggerFactory.getLogger(SelfTests.class);

  /// What is said of a step of which there is nothing to say yet.
  static final String BEGUN = "Testing …";

  /// No step waits longer; one that is still running then has died with its server.
  static final Duration LONGEST = Duration.ofMinutes(6);

  private final Trials trials;
  private final TestLimits limits;
  private final List<Check> checks;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  SelfTests(Trials trials, TestLimits limits, List<Check> checks, Clock clock) {
    this.trials = trials;
    this.limits = limits;
    this.checks = checks;
    this.clock = clock;
  }

  /// Begins one for the current company, as [#begin] does.
  ///
  /// @throws TestRefused where it has tested enough
  long beginWithinLimits(@Nullable String phone, String mailTo) {
    return begin(phone, mailTo, limits::add);
  }

  /// Begins one for the operator and returns its id.
  ///
  /// @param phone which is texted, E.164; null for none
  /// @param mailTo who may be mailed where no mail comes in; null for nobody
  long begin(@Nullable String phone, @Nullable String mailTo) {
    return begin(phone, mailTo, trials::add);
  }

  private long begin(@Nullable String phone, @Nullable String mailTo, Consumer<Trial> add) {
    // Up to 2^49, so that its mail address is short; exact in JSON, too.
    var id = random.nextLong(1L << 48, 1L << 49);
    var answer = Integer.toString(random.nextInt(1000, 10_000));
    var trial = new Trial(id, phone, answer, mailTo, clock.instant());
    add.accept(trial);
    var language = Say.language();
    for (var check : checks) trials.found(id, check.step(), Finding.running(say(BEGUN)));
    for (var check : checks)
      Thread.ofVirtual()
          .name("self-test")
          .start(() -> trials.found(id, check.step(), run(check, trial, language)));
    return id;
  }

  /// What a test of the current company has found so far.
  ///
  /// @throws NotFound if the company has none of that id
  List<Result> ownResults(long id) {
    if (!trials.isOwn(id)) throw new NotFound("self-test");
    return results(id);
  }

  /// The same of anybody's test, for the operator.
  ///
  /// @throws NotFound if there is none of that id
  List<Result> results(long id) {
    var begun = trials.begun(id).orElseThrow(() -> new NotFound("self-test"));
    var over = clock.instant().isAfter(begun.plus(LONGEST));
    return trials.results(id).stream()
        .map(result -> over && result.isRunning() ? interrupted(result) : result)
        .toList();
  }

  @EventListener
  void on(TestMail.Arrived mail) {
    trials.mailCame(mail.test());
  }

  @Override
  public boolean take(InboundText text) {
    return trials.textCame(text.from(), text.text().strip());
  }

  /// In the language of whoever began it, in which it is stored.
  private static Finding run(Check check, Trial trial, Language language) {
    return Say.in(language, () -> run(check, trial));
  }

  private static Finding run(Check check, Trial trial) {
    try {
      return check.run(trial);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Finding.off(say("The server stopped in the middle."), say("Test again."));
    } catch (RuntimeException broken) {
      LOG.warn("A step of the self-test broke: {}", check.step(), broken);
      return Finding.wrong(
          say("The test itself broke: {0}.", broken.getClass().getSimpleName()),
          say("Look into the server's log, where the whole error stands."));
    }
  }

  private static Result interrupted(Result result) {
    return new Result(
        result.step(), Finding.off(say("The server stopped in the middle."), say("Test again.")));
  }
}
