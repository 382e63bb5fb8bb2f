package earshot.posting;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// A job as it is advertised.
///
/// @param publicId how its address on the careers site names it
/// @param openedAt when it was last opened
/// @param applications how many came in; 0 on the careers site, which does not ask
public record Posting(
    long id,
    String publicId,
    String title,
    long locationId,
    String location,
    String description,
    PostingState state,
    Instant openedAt,
    int applications) {

  public boolean isOpen() {
    return state.isOpen();
  }

  /// The description, paragraph by paragraph.
  public List<String> paragraphs() {
    return Arrays.stream(description.split("\n\\s*\n"))
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .toList();
  }
}
