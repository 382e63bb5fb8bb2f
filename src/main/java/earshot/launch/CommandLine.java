package earshot.launch;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How this process was started: the program and all of its words.
///
/// @param program the executable
/// @param words what it was called with, its own name first; byte for byte, see [#BYTES]
record CommandLine(Path program, List<String> words) {

  /// Words need not be UTF-8; as this they come through unchanged.
  static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private static final Path SELF = Path.of("/proc/self");

  /// Options that say themselves what is loaded from where, or that hold on to something of the
  /// first process.
  private static final List<String> SETTLED =
      List.of("-XX:AOT", "-XX:SharedArchiveFile", "-Xshare", "-agent", "-javaagent", "-Xdebug");

  /// Empty where the system does not tell.
  static Optional<CommandLine> ofThisProcess() {
    try {
      var all = Files.readString(SELF.resolve("cmdline"), BYTES);
      var program = SELF.resolve("exe").toRealPath();
      return Optional.of(new CommandLine(program, List.of(all.split("\0"))));
    } catch (IOException | SecurityException untold) {
      return Optional.empty();
    }
  }

  /// The jar, if one was started by `-jar` and nothing else was said of how classes are loaded.
  Optional<Path> jar() {
    var at = words.indexOf("-jar");
    if (at < 0 || at + 1 >= words.size()) return Optional.empty();
    var options = words.subList(0, at);
    if (options.stream().anyMatch(it -> SETTLED.stream().anyMatch(it::startsWith)))
      return Optional.empty();
    var name = new String(words.get(at + 1).getBytes(BYTES), StandardCharsets.UTF_8);
    return Optional.of(Path.of(name));
  }

  /// The same with these options before all others.
  CommandLine with(List<String> options) {
    var more = new ArrayList<>(words);
    for (var option : options.reversed())
      more.add(1, new String(option.getBytes(StandardCharsets.UTF_8), BYTES));
    return new CommandLine(program, more);
  }
}
