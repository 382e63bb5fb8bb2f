package earshot.channels;

import earshot.conversation.Channel;
import earshot.peer.Circuit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a channel does, for the page.
///
/// @param peer who is on the other side; null where nothing leaves this server
/// @param reachable whether this node can hand something over to it, as far as is known
/// @param circuit how the other side failed lately; null if it did not
/// @param oldestDue how long the oldest delivery that is due has waited, of all companies
/// @param waiting how many deliveries of this company wait
/// @param waitingSince since when the oldest of them does; null for none
/// @param failed how many of this company failed in the last 24 hours
/// @param reasons why, the most frequent first
public record ChannelState(
    Channel channel,
    boolean setUp,
    @Nullable String peer,
    boolean reachable,
    @Nullable Circuit circuit,
    Duration oldestDue,
    long waiting,
    @Nullable Instant waitingSince,
    long failed,
    List<Reason> reasons) {

  /// Why deliveries failed, and how many.
  public record Reason(String words, long count) {}

  /// How it does, in two words.
  public enum Verdict {
    WORKS("Works", "circle-check"),
    SLOW("Runs late", "clock"),
    SILENT("Waits", "alert-triangle"),
    OFF("Not set up", "circle-minus");

    private final String label;
    private final String icon;

    Verdict(String label, String icon) {
      this.label = label;
      this.icon = icon;
    }

    public String label() {
      return label;
    }

    public String icon() {
      return icon;
    }
  }

  public Verdict verdict() {
    if (!setUp) return Verdict.OFF;
    if (!reachable || (circuit != null && circuit.isOpen())) return Verdict.SILENT;
    return oldestDue.toMinutes() >= 5 ? Verdict.SLOW : Verdict.WORKS;
  }

  /// "0 s", "12 s", "5 min", "3 h".
  public String age() {
    if (oldestDue.toMinutes() < 1) return oldestDue.toSeconds() + " s";
    return oldestDue.toHours() < 1 ? oldestDue.toMinutes() + " min" : oldestDue.toHours() + " h";
  }
}
