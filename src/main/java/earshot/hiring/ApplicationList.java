package earshot.hiring;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One page of the applications list.
///
/// @param next the cursor of the next page; null on the last one
/// @param counts applications in each folder under the same filter
public record ApplicationList(
    ApplicationFilter filter,
    List<ApplicationRow> rows,
    @Nullable String next,
    Map<Folder, Long> counts) {}
