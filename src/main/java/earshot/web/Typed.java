package earshot.web;

import org.jspecify.annotations.Nullable;

/// Fields of forms as they came.
public final class Typed {

  private Typed() {}

  /// What was typed; nothing where the field did not come at all.
  public static String text(@Nullable String typed) {
    return typed == null ? "" : typed;
  }
}
