package earshot.messagecenter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a list of conversations, newest first.
///
/// @param after the cursor of this page; null on the first one
/// @param next the cursor of the next page; null on the last one
/// @param clear whether the inbox is empty because everything is archived
public record InboxPage(
    InboxFilter filter,
    List<InboxRow> rows,
    @Nullable String after,
    @Nullable String next,
    boolean clear) {}
