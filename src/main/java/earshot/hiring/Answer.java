package earshot.hiring;

import earshot.web.Typed;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// What an applicant answered to a question of the application form.
public record Answer(String question, String answer) {

  private record Stored(@Nullable String question, @Nullable String answer) {}

  /// The answers as they are stored: once other systems could hand over some that were none.
  static List<Answer> stored(ObjectMapper json, String text) {
    return json.readValue(text, new TypeReference<List<@Nullable Stored>>() {}).stream()
        .filter(Objects::nonNull)
        .map(it -> new Answer(Typed.text(it.question()), Typed.text(it.answer())))
        .toList();
  }
}
