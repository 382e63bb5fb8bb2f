package earshot.channels;

import org.jspecify.annotations.Nullable;

/// What a step of the self-test found.
///
/// @param words in a sentence
/// @param fix the one thing to change; null where there is nothing
public record Finding(State state, String words, @Nullable String fix) {

  /// How a step ended, or that it has not.
  public enum State {
    RUNNING("Testing", "loader-2"),
    WORKS("Works", "circle-check"),
    WRONG("Does not work", "alert-triangle"),
    OFF("Not tested", "circle-minus");

    private final String label;
    private final String icon;

    State(String label, String icon) {
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

  static Finding running(String words) {
    return new Finding(State.RUNNING, words, null);
  }

  static Finding works(String words) {
    return new Finding(State.WORKS, words, null);
  }

  static Finding wrong(String words, String fix) {
    return new Finding(State.WRONG, words, fix);
  }

  static Finding off(String words, @Nullable String fix) {
    return new Finding(State.OFF, words, fix);
  }
}
