package earshot.launch;

import java.util.Optional;

/// Starts again with the [ClassCache] of the jar where there is one: a JVM takes a cache by its
/// command line alone, and `java -jar earshot.jar` is what people type. The process stays the same,
/// with its id, its terminal and its settings.
public final class Launch {

  private Launch() {}

  /// Returns where there is nothing to gain by it or the system does not let it.
  public static void withCache() {
    CommandLine.ofThisProcess().flatMap(Launch::cached).ifPresent(SystemCalls::execute);
  }

  private static Optional<CommandLine> cached(CommandLine command) {
    return command
        .jar()
        .map(ClassCache::new)
        .filter(ClassCache::fits)
        .map(cache -> command.with(cache.options()));
  }
}
