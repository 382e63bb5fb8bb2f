package earshot.records;

import static earshot.language.Say.say;

import java.util.List;

/// For how long records are kept, in words.
public final class Period {

  /// In months.
  public static final List<Integer> CHOICES = List.of(3, 6, 12, 18, 24, 36, 48, 60, 72, 84);

  private Period() {}

  /// "1 year", "18 months"
  public static String words(int months) {
    if (months % 12 != 0) return say("{0} months", months);
    return months == 12 ? say("1 year") : say("{0} years", months / 12);
  }
}
