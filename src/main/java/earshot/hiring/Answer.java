package earshot.hiring;

/// What an applicant answered to a question of the application form.
public record Answer(String question, String answer) {}
