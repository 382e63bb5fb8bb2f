package earshot.company;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A member of the staff, as the administrators' pages show it: disabled ones too.
///
/// @param lastSeen when a page was last open, or when the last session began; null if never
public record Member(
    long id,
    String name,
    String email,
    @Nullable Phone phone,
    boolean disabled,
    @Nullable Instant lastSeen,
    Rights rights) {

  public boolean isAdministrator() {
    return rights.role() == Role.ADMINISTRATOR;
  }
}
