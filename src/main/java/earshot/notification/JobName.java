package earshot.notification;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// The name of a job, `<company>:<number>…`: all it needs to know, as it reads the rest when it
/// runs.
public record JobName(long companyId, List<Long> numbers) {

  public static String of(long company, long... numbers) {
    return LongStream.concat(LongStream.of(company), LongStream.of(numbers))
        .mapToObj(Long::toString)
        .collect(Collectors.joining(":"));
  }

  /// The name of a job that replaces several of one company, each with one number.
  static String together(List<String> names) {
    var first = names.getFirst();
    var others = names.stream().skip(1).map(name -> name.substring(name.indexOf(':')));
    return first + others.collect(Collectors.joining());
  }

  public static JobName parse(String name) {
    var parts = Arrays.stream(name.split(":")).map(Long::valueOf).toList();
    return new JobName(parts.getFirst(), parts.subList(1, parts.size()));
  }
}
