package earshot.bulk;

import earshot.hiring.ApplicationFilter;
import earshot.web.Typed;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who was chosen on the applications list, as its page sends it.
///
/// @param applications the ticked ones
/// @param matching that all of the list are meant, which the rest describes, without `except`
public record RecipientsForm(
    @Nullable List<Long> applications,
    @Nullable Boolean matching,
    @Nullable List<Long> except,
    @Nullable String folder,
    @Nullable Long job,
    @Nullable Long location,
    @Nullable String search) {

  /// Those chosen.
  public Recipients recipients() {
    return Boolean.TRUE.equals(matching)
        ? new Recipients.Matching(filter(), Set.copyOf(Typed.ids(except)))
        : new Recipients.Ticked(Typed.ids(applications));
  }

  private ApplicationFilter filter() {
    return ApplicationFilter.of(
        Objects.requireNonNullElse(folder, ""),
        job,
        location,
        Objects.requireNonNullElse(search, ""),
        "");
  }
}
