package earshot.launch;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// What the JDK has no method for: becoming another program.
final class SystemCalls {

  private static final int AFTER_STANDARD_ERROR = 3;
  private static final int ALL = -1;
  private static final int CLOSE_ON_EXEC = 4;

  private SystemCalls() {}

  /// Becomes that program (`execv`, POSIX.1-2024); returns, having said so, where that failed.
  static void execute(CommandLine command) {
    try (var memory = Arena.ofConfined()) {
      var words = memory.allocate(ADDRESS, command.words().size() + 1); // ends with a null
      for (var n = 0; n < command.words().size(); n++)
        words.setAtIndex(
            ADDRESS, n, memory.allocateFrom(command.words().get(n), CommandLine.BYTES));
      closeFilesThen();
      var _ =
          (int)
              function("execv", ADDRESS, ADDRESS)
                  .invokeExact(memory.allocateFrom(command.program().toString()), words);
      System.err.println("Earshot starts without its class cache: the system refused.");
    } catch (Throwable refused) { // as invokeExact declares it
      System.err.println("Earshot starts without its class cache: " + refused.getMessage());
    }
  }

  /// The files of the old program are not to stay open in the new one (`close_range`, Linux 5.11).
  private static void closeFilesThen() throws Throwable {
    var _ =
        (int)
            function("close_range", JAVA_INT, JAVA_INT, JAVA_INT)
                .invokeExact(AFTER_STANDARD_ERROR, ALL, CLOSE_ON_EXEC);
  }

  @SuppressWarnings("restricted") // the manifest allows it
  private static MethodHandle function(String name, MemoryLayout... arguments) {
    var linker = Linker.nativeLinker();
    MemorySegment address = linker.defaultLookup().findOrThrow(name);
    return linker.downcallHandle(address, FunctionDescriptor.of(JAVA_INT, arguments));
  }
}
