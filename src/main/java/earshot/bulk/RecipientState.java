package earshot.bulk;

import java.util.Locale;

/// What became of one recipient of a bulk message.
public enum RecipientState {
  SENT,
  SKIPPED,
  WAITING;

  /// The state as addresses name it.
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RecipientState ofSlug(String slug) {
    for (var state : values()) if (state.slug().equals(slug)) return state;
    return SENT;
  }
}
