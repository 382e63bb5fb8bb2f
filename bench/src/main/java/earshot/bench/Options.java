package earshot.bench;

import earshot.bench.rows.Effort;
import earshot.bench.site.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is wanted, as the command says it.
record Options(List<String> command) {

  private static final List<String> KNOWN = List.of("--quick", "--save", "--only", "--data");

  static Options of(String... command) {
    var options = new Options(Arrays.asList(command));
    options.check();
    return options;
  }

  private void check() {
    for (var word : command)
      if (word.startsWith("--") && !KNOWN.contains(word))
        throw new IllegalArgumentException("bin/bench knows no " + word + " but " + KNOWN);
  }

  boolean isQuick() {
    return command.contains("--quick");
  }

  boolean isSaved() {
    return command.contains("--save");
  }

  /// Whether rows of that name are wanted.
  boolean wants(String name) {
    return value("--only").map(it -> List.of(it.split(",")).contains(name)).orElse(true);
  }

  /// Names that `--only` has and no row.
  List<String> unknown(Stream<String> names) {
    var left = new ArrayList<>(value("--only").map(it -> List.of(it.split(","))).orElse(List.of()));
    left.removeAll(names.toList());
    return left;
  }

  Effort effort() {
    return isQuick()
        ? new Effort(
            3, Duration.ofSeconds(5), 20_000, Duration.ofSeconds(60), 2, 1, 1_000, sizes("10k"))
        : new Effort(
            3,
            Duration.ofSeconds(15),
            30_000,
            Duration.ofSeconds(100),
            5,
            3,
            10_000,
            sizes("10k,1m,10m"));
  }

  /// The command that measures that section in the same way.
  String inWords(String section) {
    return "bin/bench --only %s%s%s"
        .formatted(
            section,
            isQuick() ? " --quick" : "",
            value("--data").map(sizes -> " --data " + sizes).orElse(""));
  }

  private List<Size> sizes(String usual) {
    return Stream.of(value("--data").orElse(usual).split(",")).map(Size::of).sorted().toList();
  }

  private Optional<String> value(String name) {
    var at = command.indexOf(name);
    if (at < 0) return Optional.empty();
    if (at + 1 == command.size()) throw new IllegalArgumentException(name + " says nothing");
    return Optional.of(command.get(at + 1));
  }
}
