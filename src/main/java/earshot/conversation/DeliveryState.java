package earshot.conversation;

import java.util.Arrays;

/// How far a delivery is. It never goes back; only a person who presses Retry begins anew.
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

  /// Whether an attempt has begun whose outcome is not known.
  public boolean isUnderWay() {
    return this == SENDING || this == UNKNOWN;
  }

  /// Whether news of that state is taken. News comes late, twice and in any order: a receipt may
  /// still tell of a text that had failed that it arrived, and nothing more is heard of one that
  /// did.
  public boolean mayBecome(DeliveryState next) {
    return switch (next) {
      case QUEUED -> this == HELD || isUnderWay();
      case HELD -> this == QUEUED || this == HELD;
      case SENDING, SENT, SKIPPED -> isPending();
      case UNKNOWN -> isPending() && this != UNKNOWN;
      case FAILED -> isPending() || this == SENT;
      case DELIVERED -> isPending() || this == SENT || this == FAILED;
    };
  }

  /// The names of the states that may become that one, for SQL.
  static String[] before(DeliveryState next) {
    return Arrays.stream(values())
        .filter(state -> state.mayBecome(next))
        .map(Enum::name)
        .toArray(String[]::new);
  }
}
