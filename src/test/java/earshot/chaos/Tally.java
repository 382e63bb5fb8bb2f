package earshot.chaos;

import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/// How requests were answered. Being refused for a while and being cut off belong to faults; any
/// other answer that was not expected does not.
final class Tally {

  /// How many were answered 503, and how many not at all.
  record Counts(long refused, long broken) {

    Counts since(Counts before) {
      return new Counts(refused - before.refused, broken - before.broken);
    }
  }

  private static final String SENTENCE = "try again";

  private final LongAdder refused = new LongAdder();
  private final LongAdder broken = new LongAdder();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

  void broken() {
    broken.increment();
  }

  /// A 503 must say in a sentence what to do.
  void refused(HttpResponse<String> answer) {
    refused.increment();
    if (!answer.body().toLowerCase(Locale.ROOT).contains(SENTENCE)) wrong(answer);
  }

  void wrong(HttpResponse<String> answer) {
    wrong.add(
        "%s %s was answered %d: %s"
            .formatted(
                answer.request().method(),
                answer.request().uri().getPath().replaceAll("\\d+|/my/.*?/", "…"),
                answer.statusCode(),
                answer.body().isEmpty() ? answer.headers().map() : words(answer.body())));
  }

  /// The beginning of what the page says.
  private static String words(String page) {
    var words = page.replaceAll("(?s).*<body[^>]*>|<[^>]*>|\\s+|\\|", " ").replaceAll(" +", " ");
    return words.substring(0, Math.min(words.length(), 120)).strip();
  }

  Counts counts() {
    return new Counts(refused.sum(), broken.sum());
  }

  /// What must not be, each a sentence; forgotten once it was asked for.
  java.util.List<String> takeWrong() {
    var found = java.util.List.copyOf(wrong);
    wrong.removeAll(found);
    return found;
  }
}
