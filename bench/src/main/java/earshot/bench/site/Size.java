package earshot.bench.site;

import java.util.Arrays;

/// How many messages the large company has, ten in each conversation.
public enum Size {
  K10("10k", 1_000),
  M1("1m", 100_000),
  M10("10m", 1_000_000);

  static final int EACH = 10;

  private final String word;
  private final int conversations;

  Size(String word, int conversations) {
    this.word = word;
    this.conversations = conversations;
  }

  public static Size of(String word) {
    return Arrays.stream(values())
        .filter(it -> it.word.equals(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("--data takes 10k, 1m and 10m, not " + word));
  }

  public String word() {
    return word;
  }

  public int conversations() {
    return conversations;
  }
}
