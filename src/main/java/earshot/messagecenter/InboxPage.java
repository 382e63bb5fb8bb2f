package earshot.messagecenter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of the inbox, newest first.
///
/// @param next the cursor of the next page; null on the last one
public record InboxPage(List<InboxRow> rows, @Nullable String next) {}
