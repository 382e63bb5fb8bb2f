package earshot.hiring;

/// How far an application is.
public enum Stage {
  NEW("New"),
  REVIEWED("Reviewed"),
  FAVORITED("Favorited"),
  INTERVIEW("Interview"),
  HIRED("Hired"),
  DECLINED("Declined"),
  WITHDRAWN("Withdrawn");

  private final String label;

  Stage(String label) {
    this.label = label;
  }

  /// The stage in the words of the pages.
  public String label() {
    return label;
  }

  /// "from New to Interview"
  String to(Stage other) {
    return "from %s to %s".formatted(label, other.label);
  }

  /// Whether messages still go both ways: neither side has ended the application.
  public boolean isOpen() {
    return this != DECLINED && this != WITHDRAWN;
  }
}
