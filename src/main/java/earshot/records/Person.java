package earshot.records;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whose record is looked at.
///
/// @param id by which it is looked at
/// @param numbers all that the person has, with that one: see decision 160
/// @param erasedAt since when nothing is known of the person any more; null if it is
/// @param erasedIn when the record is erased if nothing happens until then; null where it never is
public record Person(
    long id,
    List<Long> numbers,
    String name,
    @Nullable Instant erasedAt,
    @Nullable Instant erasedIn,
    List<Applied> applications) {

  public record Applied(long id, String job, String location, Instant at) {}
}
