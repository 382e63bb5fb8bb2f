package earshot.webhook;

/// How far the delivery of an event to a webhook is.
public enum DeliveryState {
  WAITING("Waiting"),
  DELIVERED("Delivered"),
  FAILED("Failed");

  private final String label;

  DeliveryState(String label) {
    this.label = label;
  }

  /// The state in a word.
  public String label() {
    return label;
  }
}
