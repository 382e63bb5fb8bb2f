package earshot.hiring;

import static earshot.language.Say.say;

import earshot.web.OneLine;
import org.jspecify.annotations.Nullable;

/// Why an application is declined, in the company's own words: its applicant never reads them.
///
/// @param reason one of the usual ones; null for none of them
/// @param words at most 500 characters, perhaps none
public record Why(@Nullable DeclineReason reason, String words) {

  public static final int LONGEST = 500;

  /// No reason is given, or not yet.
  public static final Why UNSAID = new Why(null, "");

  /// @throws earshot.web.InvalidInput for words that are too long
  public Why {
    words = OneLine.of("words", words, LONGEST, "");
  }

  public boolean isSaid() {
    return reason != null || !words.isEmpty();
  }

  /// On one line: "Hours do not fit: weekends only".
  public String line() {
    if (reason == null) return words;
    return say(reason.label()) + (words.isEmpty() ? "" : ": " + words);
  }
}
