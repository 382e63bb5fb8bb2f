package earshot.posting;

import java.util.List;

/// A question of a job's application form.
public record Question(
    long id, QuestionKind kind, String text, boolean required, List<String> choices) {}
