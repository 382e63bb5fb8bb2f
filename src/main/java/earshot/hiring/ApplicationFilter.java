package earshot.hiring;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// What the applications list shows, as its address says it.
///
/// @param search words of a name, in any order, each perhaps only begun
public record ApplicationFilter(
    Folder folder, @Nullable Long job, @Nullable Long location, String search, Sort sort) {

  /// The words of a name or a search, folded: lower case, without accents.
  static List<String> words(String text) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return Arrays.stream(plain.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .distinct()
        .limit(8)
        .toList();
  }

  List<String> words() {
    return words(search);
  }

  /// Whether something narrows the folder down.
  public boolean isNarrow() {
    return job != null || location != null || !search.isBlank();
  }

  public ApplicationFilter in(Folder other) {
    return new ApplicationFilter(other, job, location, search, sort);
  }

  /// The address of this list.
  public String url(@Nullable String after) {
    var url = UriComponentsBuilder.fromPath("/applications").queryParam("folder", folder.slug());
    if (job != null) url.queryParam("job", job);
    if (location != null) url.queryParam("location", location);
    if (!search.isBlank()) url.queryParam("search", "{search}");
    if (sort != Sort.NEWEST) url.queryParam("sort", sort.slug());
    if (after != null) url.queryParam("after", after);
    return search.isBlank()
        ? url.build().toUriString()
        : url.encode().buildAndExpand(search).toUriString();
  }
}
