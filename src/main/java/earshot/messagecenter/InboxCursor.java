package earshot.messagecenter;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The last row of a page of the inbox: the next page starts behind it.
record InboxCursor(Instant lastAt, long conversationId) {

  static final InboxCursor TOP =
      new InboxCursor(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE);

  /// Older than everything.
  static final InboxCursor END = new InboxCursor(Instant.EPOCH, 0);

  static InboxCursor parse(@Nullable String text) {
    if (text == null) return TOP;
    try {
      var at = text.lastIndexOf('~');
      var lastAt = Instant.parse(text.substring(0, Math.max(0, at)));
      var cursor = new InboxCursor(lastAt, Long.parseLong(text.substring(at + 1)));
      return lastAt.isBefore(Instant.EPOCH) || lastAt.isAfter(TOP.lastAt) ? TOP : cursor;
    } catch (DateTimeException | NumberFormatException e) {
      return TOP; // an address cut short or made up leads to the first page
    }
  }

  static InboxCursor of(InboxRow row) {
    return new InboxCursor(row.lastAt(), row.conversationId());
  }

  boolean isEnd() {
    return equals(END);
  }

  @Override
  public String toString() {
    return lastAt + "~" + conversationId;
  }
}
