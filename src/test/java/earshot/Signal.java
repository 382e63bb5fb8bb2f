package earshot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/// A signal to processes, by its name.
@NullMarked
public enum Signal {
  STOP,
  CONT;

  /// One that has ended meanwhile needs none.
  public void to(long... processes) {
    var command = new ArrayList<>(List.of("kill", "-" + name()));
    Arrays.stream(processes).mapToObj(Long::toString).forEach(command::add);
    try {
      if (new ProcessBuilder(command).start().waitFor() != 0
          && Arrays.stream(processes).allMatch(Signal::isThere))
        throw new IllegalStateException("No signal " + name());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean isThere(long process) {
    return ProcessHandle.of(process).isPresent();
  }
}
