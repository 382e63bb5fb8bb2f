package earshot.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Messages that go out together.
record Said(List<One> messages) {

  /// One of them.
  ///
  /// @param author the first name of the user who wrote it; null for the applicant
  record One(int seq, @Nullable String author, String words) {

    int length() {
      return words.length() + (author == null ? 0 : author.length()) + 4;
    }
  }

  /// As many of them, from the first on, as have room in one; always the first.
  Said fitting(int room) {
    var fitting = new ArrayList<One>();
    var taken = 0;
    for (var one : messages) {
      taken += one.length();
      if (!fitting.isEmpty() && taken > room) break;
      fitting.add(one);
    }
    return new Said(fitting);
  }

  boolean contains(int seq) {
    return messages.stream().anyMatch(one -> one.seq() == seq);
  }

  /// Who wrote them all; null where it was the applicant, or several.
  @Nullable String author() {
    var first = messages.getFirst().author();
    return isByOne() ? first : null;
  }

  /// One below the other, with their writers where these are several.
  String words() {
    return messages.stream().map(this::words).collect(Collectors.joining("\n\n"));
  }

  private String words(One one) {
    return isByOne() ? one.words() : one.author() + ": " + one.words();
  }

  private boolean isByOne() {
    var first = messages.getFirst().author();
    return messages.stream().allMatch(one -> Objects.equals(one.author(), first));
  }
}
