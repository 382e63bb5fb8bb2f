package earshot.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// How much is to be broken, as the command says it.
final class Options {

  private static final Set<String> SWITCHES = Set.of("short", "save");

  private static final Map<String, String> WHOLE =
      Map.ofEntries(
          Map.entry("servers", "2"),
          Map.entry("nodes", "200"),
          Map.entry("database", "100"),
          Map.entry("frozen-database", "5"),
          Map.entry("redis", "50"),
          Map.entry("freeze", "50"),
          Map.entry("freeze-for", "20s"),
          Map.entry("sinks", "5"),
          Map.entry("sink-for", "20s"),
          Map.entry("cuts", "5"),
          Map.entry("cut-for", "60s"),
          Map.entry("clocks", "3"),
          Map.entry("clocks-for", "20s"),
          Map.entry("disk", "3"),
          Map.entry("soak", "60m"),
          Map.entry("data", "target/chaos"));

  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("nodes", "1"),
          Map.entry("database", "1"),
          Map.entry("frozen-database", "1"),
          Map.entry("redis", "1"),
          Map.entry("freeze", "1"),
          Map.entry("freeze-for", "7s"),
          Map.entry("sinks", "1"),
          Map.entry("sink-for", "2s"),
          Map.entry("cuts", "1"),
          Map.entry("cut-for", "3s"),
          Map.entry("clocks", "1"),
          Map.entry("clocks-for", "4s"),
          Map.entry("disk", "0"),
          Map.entry("soak", "0s"));

  private final List<String> command;
  private final Map<String, String> values = new HashMap<>(WHOLE);

  private Options(List<String> command) {
    this.command = command;
    if (isShort()) values.putAll(SHORT);
    for (var i = 0; i < command.size(); i++) {
      var name = command.get(i).replaceFirst("^--", "");
      if (SWITCHES.contains(name)) continue;
      if (!values.containsKey(name) || ++i == command.size())
        throw new IllegalArgumentException(
            "--%s: not an option, or without its value; there are %s and %s"
                .formatted(name, SWITCHES, new TreeSet<>(values.keySet())));
      values.put(name, command.get(i));
    }
  }

  static Options of(String... command) {
    return new Options(Arrays.asList(command));
  }

  /// All in a row and looked at once, in a few minutes.
  boolean isShort() {
    return command.contains("--short");
  }

  boolean isSaved() {
    return command.contains("--save");
  }

  String command() {
    return ("bin/chaos " + String.join(" ", command)).strip();
  }

  int servers() {
    return number("servers");
  }

  int nodes() {
    return number("nodes");
  }

  int database() {
    return number("database");
  }

  int frozenDatabase() {
    return number("frozen-database");
  }

  int redis() {
    return number("redis");
  }

  int freeze() {
    return number("freeze");
  }

  Duration freezeFor() {
    return time("freeze-for");
  }

  int sinks() {
    return number("sinks");
  }

  Duration sinkFor() {
    return time("sink-for");
  }

  int cuts() {
    return number("cuts");
  }

  Duration cutFor() {
    return time("cut-for");
  }

  int clocks() {
    return number("clocks");
  }

  /// Longer than a node takes to notice.
  Duration clocksFor() {
    return time("clocks-for");
  }

  int disk() {
    return number("disk");
  }

  Duration soak() {
    return time("soak");
  }

  /// In the short form what a killed node had in hand is taken over after 4 s instead of 20.
  Map<String, String> settings() {
    return isShort() ? Map.of("DBSCHEDULER_HEARTBEATINTERVAL", "1s") : Map.of();
  }

  Path data() {
    return Path.of(values.getOrDefault("data", "")).toAbsolutePath();
  }

  private int number(String name) {
    return Integer.parseInt(values.getOrDefault(name, "0"));
  }

  /// Such as `20s` or `60m`.
  private Duration time(String name) {
    return Duration.parse("PT" + values.getOrDefault(name, "0s"));
  }
}
