package earshot.bulk;

/// How far a bulk message is.
public enum BulkState {
  WAITING("starts in a moment"),
  RUNNING("sending"),
  PAUSED("paused"),
  CANCELLED("cancelled"),
  UNDONE("undone"),
  DONE("sent");

  private final String label;

  BulkState(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /// Whether it is worked off as soon as its time has come.
  boolean isGoingOn() {
    return this == WAITING || this == RUNNING;
  }

  /// Whether nothing more will happen to it.
  public boolean isOver() {
    return this == CANCELLED || this == UNDONE || this == DONE;
  }
}
