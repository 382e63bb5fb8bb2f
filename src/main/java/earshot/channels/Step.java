package earshot.channels;

/// What the self-test proves, in this order.
public enum Step {
  PUBLIC_URL("Public address", "world"),
  LIVE("Live updates", "broadcast"),
  MAIL_OUT("Mail out", "mail-forward"),
  MAIL_IN("Mail in", "mail-opened"),
  TEXT_OUT("Text out", "message-forward"),
  TEXT_IN("Text in", "message-reply");

  private final String label;
  private final String icon;

  Step(String label, String icon) {
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
