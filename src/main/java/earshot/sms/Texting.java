package earshot.sms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;

/// That a phone is being texted, and what was there before, as that holds again if the text never
/// leaves.
///
/// @param place in the order of all texts
/// @param placeBefore null where the phone was not texted about the same before
public record Texting(
    String phone,
    boolean aboutConversation,
    long place,
    @Nullable Long placeBefore,
    @Nullable Timestamp textedBefore) {

  static Texting of(String phone, boolean aboutConversation, ResultSet row) throws SQLException {
    return new Texting(
        phone,
        aboutConversation,
        row.getLong("place"),
        row.getObject("place_before", Long.class),
        row.getTimestamp("texted_before"));
  }
}
