package earshot.importing;

import earshot.hiring.Answer;
import earshot.hiring.Job;
import earshot.hiring.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An application as a row says it, good to be stored.
///
/// @param number of its row
/// @param externalId what the other system calls the person
/// @param texts whether the file says that texts are welcome
record Draft(
    int number,
    String firstName,
    String lastName,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String externalId,
    Job job,
    Stage stage,
    Instant appliedAt,
    boolean texts,
    List<Answer> notes) {

  String name() {
    return (firstName + " " + lastName).strip();
  }

  /// By what the same person is known again within the file: the name, and one of these.
  List<String> keys() {
    var name = (firstName + "\n" + lastName).toLowerCase(Locale.ROOT);
    return java.util.stream.Stream.of(email, phone, externalId == null ? null : "#" + externalId)
        .filter(java.util.Objects::nonNull)
        .map(it -> it + "\n" + name)
        .toList();
  }
}
