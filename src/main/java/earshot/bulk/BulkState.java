package earshot.bulk;

import earshot.audit.Deed;

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

  /// How the audit log calls bringing it there.
  Deed deed() {
    return switch (this) {
      case UNDONE -> Deed.UNDID_BULK_MESSAGE;
      case PAUSED -> Deed.PAUSED_BULK_MESSAGE;
      case RUNNING -> Deed.RESUMED_BULK_MESSAGE;
      case CANCELLED -> Deed.CANCELLED_BULK_MESSAGE;
      case WAITING, DONE -> throw new IllegalStateException("Nobody brings it there");
    };
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
