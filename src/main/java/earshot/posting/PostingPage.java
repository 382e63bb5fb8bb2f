package earshot.posting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of the jobs somebody may manage.
///
/// @param open whether it shows the open ones, or else the closed ones
/// @param next the cursor of the next page; null on the last one
public record PostingPage(boolean open, List<Posting> postings, @Nullable String next) {}
