package earshot.search;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where the last page ended: the next one holds what is older.
record SearchCursor(Instant at, long conversationId, int seq) {

  static final SearchCursor TOP =
      new SearchCursor(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE, Integer.MAX_VALUE);

  static SearchCursor parse(@Nullable String text) {
    if (text == null) return TOP;
    try {
      var parts = text.split("~", 3);
      var at = Instant.parse(parts[0]);
      var cursor = new SearchCursor(at, Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
      return at.isBefore(Instant.EPOCH) || at.isAfter(TOP.at) ? TOP : cursor;
    } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return TOP; // an address cut short or made up leads to the first page
    }
  }

  static SearchCursor of(Found found) {
    return new SearchCursor(found.at(), found.conversationId(), found.seq());
  }

  /// Before everything of that time.
  static SearchCursor before(Instant at) {
    return new SearchCursor(at, 0, 0);
  }

  boolean isTop() {
    return equals(TOP);
  }

  @Override
  public String toString() {
    return at + "~" + conversationId + "~" + seq;
  }
}
