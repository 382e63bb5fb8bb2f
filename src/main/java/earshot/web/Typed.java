package earshot.web;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Fields of forms as they came.
public final class Typed {

  private Typed() {}

  /// A name of Java as the API writes it: `appliedAt` is `applied_at`.
  public static String snake(String name) {
    return name.replaceAll("(?<=[a-z0-9])([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /// Ids as they came, none twice: `ids=7&ids=` has a second one that is none.
  public static List<Long> ids(@Nullable Collection<? extends @Nullable Long> typed) {
    return typed == null
        ? List.of()
        : typed.stream().flatMap(Stream::ofNullable).distinct().toList();
  }

  /// What was typed; nothing where the field did not come at all.
  public static String text(@Nullable String typed) {
    return typed == null ? "" : typed;
  }
}
