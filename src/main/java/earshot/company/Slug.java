package earshot.company;

import java.text.Normalizer;
import java.util.Locale;

/// A name as part of an address.
final class Slug {

  private Slug() {}

  /// "café & bar 7" is `cafe-bar-7`.
  static String of(String name) {
    var plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("[\\u0300-\\u036f]", "");
    var slug = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return slug.isEmpty() ? "company" : slug;
  }
}
