package earshot.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row that could not be taken.
///
/// @param cells as they stood in the file; null once they are forgotten
public record Failed(int number, int line, String reason, @Nullable List<String> cells) {}
