package earshot.feed;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that is happening in the current transaction.
///
/// @param subject the conversation or application, or the bulk message; null for none
/// @param seq the message's; null for none
/// @param data what cannot be read later, with names in snake_case
record NewEvent(
    EventType type, @Nullable Long subject, @Nullable Integer seq, Map<String, Object> data) {

  /// The application whose location says who hears of it; null for none.
  @Nullable Long application() {
    return type == EventType.BULK_MESSAGE_FINISHED ? null : subject;
  }
}
