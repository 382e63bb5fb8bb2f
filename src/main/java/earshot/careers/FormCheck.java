package earshot.careers;

import earshot.company.EmailAddress;
import earshot.company.Phone;
import earshot.hiring.Answer;
import earshot.posting.Question;
import earshot.posting.QuestionKind;
import earshot.web.Blank;
import earshot.web.InvalidInput;
import earshot.web.OneLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a form: what it says, and what is wrong with it, in the applicant's language.
final class FormCheck {

  private static final int LONGEST_NAME = 100;

  private final Site site;
  private final ApplyForm form;
  private final Problems problems;

  FormCheck(Site site, ApplyForm form, Problems problems) {
    this.site = site;
    this.form = form;
    this.problems = problems;
  }

  /// Who applies; meaningless where there are problems.
  ///
  /// @param region where a phone number without a country's code is from
  Person person(String region) {
    var first = name("first", form.first(), "problem.first");
    var last = name("last", form.last(), "problem.last");
    var email = email();
    var phone = phone(region);
    if (form.texts() && form.phone().isBlank()) problems.add("phone", "problem.texts");
    return new Person(first, last, email, phone == null ? null : phone.e164());
  }

  /// What was answered, without what was left empty.
  List<Answer> answers(List<Question> questions) {
    var answers = new ArrayList<Answer>();
    for (var question : questions) {
      var text = answer(question);
      if (!text.isEmpty()) answers.add(new Answer(question.text(), text));
    }
    return answers;
  }

  private String name(String field, String typed, String missing) {
    var name = OneLine.of(typed);
    if (name.isEmpty()) problems.add(field, missing);
    if (name.length() > LONGEST_NAME) problems.add(field, "problem.long", LONGEST_NAME);
    return name;
  }

  private String email() {
    try {
      return new EmailAddress(form.email()).text();
    } catch (InvalidInput refused) {
      problems.add("email", form.email().isBlank() ? "problem.email.none" : "problem.email");
      return "";
    }
  }

  private @Nullable Phone phone(String region) {
    if (form.phone().isBlank()) return null;
    var phone = Phone.parse(form.phone(), region);
    if (phone.isEmpty()) problems.add("phone", "problem.phone");
    return phone.orElse(null);
  }

  private String answer(Question question) {
    var typed = form.answer(question).replace("\0", "").replace("\r\n", "\n").strip();
    var field = ApplyForm.field(question);
    if (Blank.is(typed)) {
      if (question.required()) problems.add(field, "problem.required", question.text());
      return "";
    }
    return switch (question.kind()) {
      case SHORT_TEXT -> fitting(field, OneLine.of(typed), question.kind());
      case LONG_TEXT -> fitting(field, typed, question.kind());
      case YES_NO -> yesOrNo(field, typed);
      case CHOICE -> chosen(field, typed, question);
    };
  }

  private String fitting(String field, String text, QuestionKind kind) {
    if (text.length() > kind.longest()) problems.add(field, "problem.long", kind.longest());
    return text;
  }

  /// Kept in the language the staff reads.
  private String yesOrNo(String field, String typed) {
    if (typed.equals("yes")) return "Yes";
    if (typed.equals("no")) return "No";
    problems.add(field, "problem.choice");
    return "";
  }

  private String chosen(String field, String typed, Question question) {
    if (!question.choices().contains(typed)) problems.add(field, "problem.choice");
    return typed;
  }

  /// What was agreed to, word for word as the form said it.
  String agreement() {
    return site.words().text("apply.texts", site.company().name());
  }

  /// Who applies.
  record Person(String first, String last, String email, @Nullable String phone) {}
}
