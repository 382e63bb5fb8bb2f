package earshot.bench.table;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// One line of the table.
///
/// @param limit what the machine allows, measured in the same run
/// @param verdict whether the goal is met, where there is one
public record Row(
    String what, String limit, String earshot, String ratio, String goal, Verdict verdict) {

  private static final Pattern FIGURE = Pattern.compile("^[\\d,]+(\\.\\d+)?");

  /// What Earshot's cell begins with, if that is a number.
  public Optional<Double> figure() {
    return FIGURE
        .matcher(earshot)
        .results()
        .findFirst()
        .map(found -> Double.valueOf(found.group().replace(",", "")));
  }

  public enum Verdict {
    MET("met"),
    MISSED("**MISSED**"),
    /// A figure beside the goals, or one that is recorded and was not measured now.
    NONE("–");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    public static Verdict of(boolean met) {
      return met ? MET : MISSED;
    }

    static Verdict said(String word) {
      return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst().orElse(NONE);
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /// A goal that is a figure of its own, without a limit beside it.
  public static Row absolute(String what, String earshot, String goal, boolean met) {
    return new Row(what, "–", earshot, "–", goal, Verdict.of(met));
  }

  /// A figure to know, without a goal.
  public static Row told(String what, String limit, String earshot, String ratio) {
    return new Row(what, limit, earshot, ratio, "–", Verdict.NONE);
  }

  /// What could not be measured here, and why.
  public static Row left(String what, String why, String goal) {
    return new Row(what, "–", why, "–", goal, Verdict.NONE);
  }
}
