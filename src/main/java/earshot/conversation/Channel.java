package earshot.conversation;

/// A way to reach a person.
public enum Channel {
  EMAIL("Email", "mail"),
  SMS("Text", "device-mobile"),
  IN_APP("In app", "bell");

  private final String label;
  private final String icon;

  Channel(String label, String icon) {
    this.label = label;
    this.icon = icon;
  }

  public String label() {
    return label;
  }

  public String icon() {
    return icon;
  }
}
