package earshot.messagecenter;

import java.util.Locale;

/// Whose conversations a view shows.
public enum Scope {
  /// Those the user takes part in.
  MINE("Mine"),
  /// All at the locations the user reviews, also those of colleagues.
  LOCATIONS("My locations");

  private final String label;

  Scope(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /// The scope as addresses name it.
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Scope ofSlug(String slug) {
    return LOCATIONS.slug().equals(slug) ? LOCATIONS : MINE;
  }
}
