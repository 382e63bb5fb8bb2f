package earshot.chaos;

import earshot.WebClient;
import java.util.Map;
import java.util.stream.Collectors;

/// One thing to be done by a form, as often as it takes until the server says that it is done.
/// Doing it twice must be doing it once.
///
/// @param done what the answer is then
/// @param note writes down what holds from then on
/// @param doubt writes down that an attempt had no answer: a node that stood still may yet do it
record Deed(String path, Map<String, ?> form, int done, Runnable note, Runnable doubt) {

  /// One that stays the same however late it is done once more.
  Deed(String path, Map<String, ?> form, int done, Runnable note) {
    this(path, form, done, note, () -> {});
  }

  String body() {
    return form.entrySet().stream()
        .map(field -> field.getKey() + "=" + WebClient.encode(field.getValue().toString()))
        .collect(Collectors.joining("&"));
  }
}
