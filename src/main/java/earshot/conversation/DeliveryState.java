package earshot.conversation;

/// How far a delivery is. It never goes back, except that a person may retry a failed one.
public enum DeliveryState {
  QUEUED("sending"),
  HELD("waits"),
  SENDING("sending"),
  UNKNOWN("not certain yet"),
  SENT("sent"),
  DELIVERED("delivered"),
  FAILED("failed"),
  SKIPPED("not sent");

  private final String label;

  DeliveryState(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /// Whether something is still going to happen by itself.
  public boolean isPending() {
    return this == QUEUED || this == HELD || this == SENDING || this == UNKNOWN;
  }
}
