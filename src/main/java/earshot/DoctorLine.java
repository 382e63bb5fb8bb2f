package earshot;

import earshot.channels.DoctorReport;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// `java -jar earshot.jar doctor [--phone=+14155550132]`: tests the channels of the server that
/// runs with these settings, or starts it for as long as that takes where none does.
final class DoctorLine {

  private static final int RIGHT = 0;
  private static final int WRONG = 1;
  private static final int UNTOLD = 2;

  private DoctorLine() {}

  /// @param arguments `doctor` and what follows it
  /// @return the exit code: 0 if nothing is wrong, 1 if something is, 2 if that cannot be told
  static int run(String... arguments) {
    try {
      var told = Arrays.copyOfRange(arguments, 1, arguments.length);
      refuseWhatIsNoOption(told);
      return run(DoctorSettings.of(told), told);
    } catch (IOException untold) {
      System.err.println(untold.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException wrongSetting) {
      say(wrongSetting);
    }
    return UNTOLD;
  }

  private static int run(DoctorSettings settings, String[] told)
      throws IOException, InterruptedException {
    var running = new DoctorReport(settings.server(), settings.token());
    return running.isThere() ? test(running, settings) : ofOwnServer(settings, told);
  }

  private static int ofOwnServer(DoctorSettings settings, String[] told)
      throws IOException, InterruptedException {
    System.out.println("No server answers at %s: starting one.".formatted(settings.server()));
    var token = UUID.randomUUID().toString();
    var started = start(told, token);
    if (started.isEmpty()) return UNTOLD;
    try (var own = started.get()) {
      var port = own.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      var server = DoctorSettings.server(own.getEnvironment(), port);
      return test(new DoctorReport(server, token), settings);
    }
  }

  /// Empty where it cannot start; then it has said why.
  private static Optional<ConfigurableApplicationContext> start(String[] told, String token) {
    var all = Stream.concat(Stream.of(told), Stream.of("--earshot.operations.token=" + token));
    try {
      return Optional.of(SpringApplication.run(Earshot.class, all.toArray(String[]::new)));
    } catch (RuntimeException said) {
      return Optional.empty();
    }
  }

  private static int test(DoctorReport report, DoctorSettings settings)
      throws IOException, InterruptedException {
    return report.print(settings.phone()) ? RIGHT : WRONG;
  }

  private static void refuseWhatIsNoOption(String[] told) throws IOException {
    for (var argument : told)
      if (!argument.matches("--[a-z][^=]*=.*"))
        throw new IOException(
            "Write --phone=+14155550132 to test texts with that phone, or a setting such as --server.port=8080; not \"%s\"."
                .formatted(argument));
  }

  private static void say(RuntimeException wrong) {
    var known = new StartFailures().analyze(wrong);
    if (known == null) throw wrong;
    new OneLineReport().report(known);
  }
}
