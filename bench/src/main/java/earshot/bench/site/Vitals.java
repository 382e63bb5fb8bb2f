package earshot.bench.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/// What a process takes of the machine.
public record Vitals(long pid) {

  private static final Pattern RSS = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
  private static final int TICKS_A_SECOND = 100;
  private static final int USER = 11; // of the fields after the name, see proc(5)
  private static final int SYSTEM = 12;

  public long residentKib() {
    var found = RSS.matcher(read("status"));
    return found.find() ? Long.parseLong(found.group(1)) : 0;
  }

  /// Time of all its threads on processors.
  public Duration cpu() {
    var stat = read("stat");
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    var ticks = Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
    return Duration.ofMillis(ticks * 1000 / TICKS_A_SECOND);
  }

  /// What is in use on the heap after a whole collection.
  public long heapBytes() {
    Vitals.jcmd(pid, "GC.run");
    var found = TOTAL.matcher(jcmd(pid, "GC.class_histogram"));
    return found.find() ? Long.parseLong(found.group(1)) : 0;
  }

  private static String jcmd(long pid, String what) {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    return Command.of(jcmd, Long.toString(pid), what).run();
  }

  private String read(String file) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), file));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
