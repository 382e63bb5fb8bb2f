package earshot.sms;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.stereotype.Component;

/// Sends texts, through whichever provider is set up. Each but its own answers is said to
/// [SmsThreads] before it leaves, so that what comes back finds the company that it is meant for.
@Component
public class SmsSender {

  private static final Logger LOG = LoggerFactory.getLogger(SmsSender.class);

  private final Optional<SmsProvider> provider;
  private final TextPace pace;
  private final SmsThreads threads;
  private final OptOuts optOuts;

  SmsSender(Optional<SmsProvider> provider, TextPace pace, SmsThreads threads, OptOuts optOuts) {
    this.provider = provider;
    this.pace = pace;
    this.threads = threads;
    this.optOuts = optOuts;
  }

  /// Whether texts can leave this server at all.
  public boolean isSetUp() {
    return provider.isPresent();
  }

  /// Who is handed the texts, by the name it is watched under; null where nobody is.
  public @Nullable String peer() {
    return provider.map(SmsProvider::number).map(number -> "texts from " + number).orElse(null);
  }

  /// Whether this node can hand texts over, as far as it is known without trying.
  public boolean isReachable() {
    return provider.map(SmsProvider::isReachable).orElse(true);
  }

  /// Hands over a text about a conversation of the current company. Never inside a transaction: it
  /// may take as long as the other side likes. If the phone's owner has told the provider to send
  /// no more, that is kept as if it were told to us.
  ///
  /// @param stillGoes asked once more where it had to wait for its turn
  /// @return the provider's names for it and each of its parts, for [Receipts]; empty where it gave
  ///   none
  /// @throws SmsFailed if it was not taken
  public List<String> send(String to, long conversation, String text, BooleanSupplier stillGoes) {
    return send(inTurn(stillGoes), to, text, () -> threads.texting(to, conversation));
  }

  /// The same for one that nothing takes back.
  public List<String> send(String to, long conversation, String text) {
    return send(to, conversation, text, () -> true);
  }

  /// The same for a text of the current company that is about no conversation.
  public List<String> sendAboutNone(String to, String text) {
    return send(inTurn(() -> true), to, text, () -> threads.texting(to));
  }

  /// The same for an answer to a text that came in, or a test: what comes back is for whom it was
  /// for before.
  public List<String> send(String to, String text) {
    return inTurn(() -> true).send(to, text);
  }

  private List<String> send(SmsProvider carrier, String to, String text, Supplier<Texting> begin) {
    var texting = withDatabase(begin);
    try {
      return carrier.send(to, text);
    } catch (SmsFailed failed) {
      if (!failed.mayHaveGone()) takeBack(texting, failed);
      throw failed;
    }
  }

  private SmsProvider inTurn(BooleanSupplier stillGoes) {
    var carrier = provider.orElseThrow();
    if (!carrier.isReachable()) throw new SmsBusy("The text provider cannot be reached", null);
    var waited = withDatabase(() -> pace.waitForTurn(carrier.number()));
    if (waited && !withDatabase(stillGoes::getAsBoolean))
      throw new SmsBusy("Something changed while it waited for its turn", Duration.ZERO);
    return carrier;
  }

  /// Without it no text leaves: it would have no turn, and a STOP could not be told from a
  /// stranger's.
  private static <T> T withDatabase(Supplier<T> work) {
    try {
      return work.get();
    } catch (NestedRuntimeException noDatabase) {
      LOG.warn("A text waits, as it could not be noted down", noDatabase);
      throw new SmsBusy("The text could not be noted down", null);
    }
  }

  /// Whatever fails here, what is known of the text is not lost for it.
  private void takeBack(Texting texting, SmsFailed failed) {
    try {
      threads.notTexted(texting);
      if (failed instanceof OptedOut)
        optOuts.add(
            texting.phone(), OptOutWish.saidByProvider(String.valueOf(failed.getMessage())));
    } catch (NestedRuntimeException noDatabase) {
      LOG.warn("Answers go on to whom a text did not leave for", noDatabase);
    }
  }
}
