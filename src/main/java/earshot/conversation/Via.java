package earshot.conversation;

/// The way a message came in.
public enum Via {
  WEB("in the app"),
  EMAIL("by email"),
  SMS("by text"),
  API("by another system");

  private final String label;

  Via(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
