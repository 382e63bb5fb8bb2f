package earshot.messagecenter;

import java.util.Locale;

/// The views of the message center.
public enum View {
  INBOX("Inbox"),
  /// The last word is the applicant's, however read.
  UNANSWERED("Unanswered"),
  ARCHIVED("Archived");

  private final String label;

  View(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /// The view as addresses name it.
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  String path() {
    return this == INBOX ? "/message-center" : "/message-center/" + slug();
  }

  static View ofSlug(String slug) {
    for (var view : values()) if (view.slug().equals(slug)) return view;
    return INBOX;
  }
}
