package earshot.bulk;

import java.util.List;

/// What would become of a bulk message if it were sent now.
///
/// @param chosen how many applications were chosen
/// @param reached how many of them would get it, on whichever channel
/// @param onEveryChannel how many of those on every channel
public record Preflight(int chosen, int reached, int onEveryChannel, List<Group> groups) {

  /// How many are named in each group.
  static final int NAMED = 20;

  public enum Kind {
    /// They do not get it, whatever one chooses.
    BLOCKED,
    /// They get it, but not on this channel.
    LESS_CHANNELS,
    /// Applications beside a newer one of the same applicant, who would get it several times.
    TWICE
  }

  /// Chosen applications that share a reason.
  ///
  /// @param reason in words for managers
  /// @param names of the first 20
  /// @param applications all of them
  public record Group(Kind kind, String reason, List<String> names, List<Long> applications) {

    public int count() {
      return applications.size();
    }
  }
}
