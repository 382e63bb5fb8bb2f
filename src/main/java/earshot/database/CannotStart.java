package earshot.database;

import org.jspecify.annotations.Nullable;

/// Ends the start with its message as the one line for the operator: which setting, and what is
/// wrong with it.
public final class CannotStart extends RuntimeException {

  public CannotStart(String line) {
    this(line, null);
  }

  public CannotStart(String line, @Nullable Throwable cause) {
    super(line, cause);
  }
}
