package earshot.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of what a search found: on the first one the people first, then messages, newest first.
///
/// @param tooShort whether there was too little to search for
/// @param people conversations by the applicant's name, a few
/// @param similar whether nobody has that name, and these have a similar one
/// @param morePeople whether others have that name too
/// @param next the cursor of the next page; null on the last one
/// @param stopped whether the next page is only where it took too long to look further back
/// @param highlight what to mark in names and messages
public record SearchPage(
    boolean tooShort,
    List<Found> people,
    boolean similar,
    boolean morePeople,
    List<Found> messages,
    @Nullable String next,
    boolean stopped,
    Highlight highlight) {

  static final SearchPage TOO_SHORT =
      new SearchPage(true, List.of(), false, false, List.of(), null, false, Highlight.NOTHING);

  public boolean isEmpty() {
    return people.isEmpty() && messages.isEmpty();
  }
}
