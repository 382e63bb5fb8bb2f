package earshot.posting;

/// Whether one can apply for a job, and who is told of it.
public enum PostingState {
  OPEN("Open", "On your careers site, and for job search engines to find.", "world"),
  CAREERS_SITE_ONLY(
      "Careers site only",
      "On your careers site; job search engines are asked to leave it out.",
      "home"),
  CLOSED("Closed", "Nobody can apply. What came in stays.", "lock");

  private final String label;
  private final String meaning;
  private final String icon;

  PostingState(String label, String meaning, String icon) {
    this.label = label;
    this.meaning = meaning;
    this.icon = icon;
  }

  /// The state in the words of the pages.
  public String label() {
    return label;
  }

  public String meaning() {
    return meaning;
  }

  /// The name of its icon.
  public String icon() {
    return icon;
  }

  /// Whether one can apply.
  public boolean isOpen() {
    return this != CLOSED;
  }
}
