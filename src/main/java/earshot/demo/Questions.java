package earshot.demo;

import earshot.hiring.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// The questions of the application form with answers people gave, from `questions.txt`: a line
/// with `*` asks, those with `-` answer, and `=` names the only job that is asked, or after `not`
/// the only one that is not.
final class Questions {

  private record Question(String text, List<String> answers, String job) {

    boolean isFor(String other) {
      if (job.startsWith("not ")) return !job.endsWith(other);
      return job.isEmpty() || job.equals(other);
    }
  }

  private final List<Question> questions = new ArrayList<>();

  Questions(DemoCompany company) {
    for (var line : DemoFile.lines(company, "questions")) {
      if (!line.isBlank()) add(line.charAt(0), line.substring(2));
    }
  }

  /// What somebody answered who applied for the job.
  List<Answer> answered(String job, RandomGenerator random) {
    return questions.stream()
        .filter(question -> question.isFor(job))
        .filter(question -> !question.job().isEmpty() || random.nextInt(5) > 0)
        .map(question -> new Answer(question.text(), any(question.answers(), random)))
        .toList();
  }

  /// What the form of that job asks.
  List<String> asked(String job) {
    return questions.stream().filter(it -> it.isFor(job)).map(Question::text).toList();
  }

  private void add(char kind, String text) {
    switch (kind) {
      case '*' -> questions.add(new Question(text, new ArrayList<>(), ""));
      case '-' -> questions.getLast().answers().add(text);
      default -> {
        var last = questions.removeLast();
        questions.add(new Question(last.text(), last.answers(), text));
      }
    }
  }

  private static String any(List<String> answers, RandomGenerator random) {
    return answers.get(random.nextInt(answers.size()));
  }
}
