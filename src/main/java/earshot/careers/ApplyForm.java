package earshot.careers;

import earshot.posting.Question;
import earshot.web.Typed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/// An application form as it was typed.
///
/// @param texts whether texts were agreed to
/// @param answers by the name of their field
public record ApplyForm(
    String first,
    String last,
    String email,
    String phone,
    boolean texts,
    Map<String, String> answers) {

  static final ApplyForm EMPTY = new ApplyForm("", "", "", "", false, Map.of());

  static ApplyForm of(MultiValueMap<String, String> sent, List<Question> questions) {
    var answers = new HashMap<String, String>();
    for (var question : questions)
      answers.put(field(question), Typed.text(sent.getFirst(field(question))));
    return new ApplyForm(
        Typed.text(sent.getFirst("first")),
        Typed.text(sent.getFirst("last")),
        Typed.text(sent.getFirst("email")),
        Typed.text(sent.getFirst("phone")),
        sent.containsKey("texts"),
        answers);
  }

  /// The name of the question's field.
  public static String field(Question question) {
    return "q" + question.id();
  }

  public String answer(Question question) {
    return answers.getOrDefault(field(question), "");
  }
}
