package earshot.hiring;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// What the applications list shows, as its address says it.
///
/// @param search words of a name, in any order, each perhaps only begun
public record ApplicationFilter(
    Folder folder, @Nullable Long job, @Nullable Long location, String search, Sort sort) {

  /// The list of that address.
  ///
  /// @param folder its slug, as `sort` is; anything else stands for the usual one
  public static ApplicationFilter of(
      String folder, @Nullable Long job, @Nullable Long location, String search, String sort) {
    return new ApplicationFilter(
        Folder.ofSlug(folder), job, location, search.strip(), Sort.ofSlug(sort));
  }

  /// The words of a name or a search, folded: lower case, without accents, in letters that every
  /// keyboard has.
  public static List<String> words(String text) {
    var bare = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    var plain =
        bare.toLowerCase(Locale.ROOT)
            .codePoints()
            .mapToObj(ApplicationFilter::plain)
            .collect(Collectors.joining());
    return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .distinct()
        .limit(8)
        .toList();
  }

  /// Letters of which Unicode says no accent that could be taken away.
  private static String plain(int letter) {
    return switch (letter) {
      case 'ł' -> "l";
      case 'đ', 'ð' -> "d";
      case 'ø' -> "o";
      case 'ı' -> "i";
      case 'ħ' -> "h";
      case 'ß' -> "ss";
      case 'æ' -> "ae";
      case 'œ' -> "oe";
      case 'þ' -> "th";
      default -> Character.toString(letter);
    };
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

  /// Who is in this list, in whatever order: the address without it.
  public String people() {
    return new ApplicationFilter(folder, job, location, search, Sort.NEWEST).url(null);
  }

  /// The address of this list.
  public String url(@Nullable String after) {
    return url("/applications", after);
  }

  /// The address of this list as a file.
  public String exportUrl() {
    return url("/applications/export.csv", null);
  }

  private String url(String path, @Nullable String after) {
    var url = UriComponentsBuilder.fromPath(path).queryParam("folder", folder.slug());
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
