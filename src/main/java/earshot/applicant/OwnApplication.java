package earshot.applicant;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// An application as its applicant sees it.
///
/// @param name what its address calls it
/// @param zone of its location
/// @param conversation what the address of its conversation calls it; null if there is none yet
public record OwnApplication(
    long id,
    String name,
    String job,
    String location,
    ZoneId zone,
    Instant appliedAt,
    ShownStage stage,
    @Nullable String conversation) {

  /// Whether there is something to withdraw from.
  public boolean mayWithdraw() {
    return switch (stage) {
      case UNREAD, READ, FAVORITED, MESSAGED, JOB_CLOSED -> true;
      case HIRED, DECLINED, WITHDRAWN -> false;
    };
  }
}
