package earshot.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What somebody typed into the search field, as PostgreSQL can take it: a few words, and in quotes
/// words that stand together.
record Typed(String text) {

  private static final int LONGEST = 200;

  Typed {
    text =
        text.codePoints()
            .filter(Typed::storable)
            .limit(LONGEST)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  /// Its parts in order; every second one was in quotes.
  List<String> parts() {
    return new ArrayList<>(Arrays.asList(text.split("\"", -1)));
  }

  /// Whether the last word may be only begun: nothing that ends a word follows it.
  boolean endsInWord() {
    return !text.isEmpty() && Character.isLetterOrDigit(text.codePointBefore(text.length()));
  }

  private static boolean storable(int c) {
    return c != 0 && !(Character.isBmpCodePoint(c) && Character.isSurrogate((char) c));
  }
}
