package earshot.company;

/// When a user who is away hears of applicants' answers by mail.
public enum AnswerMail {
  AT_ONCE("At once", "Each answer; while a page of Earshot is open, what is unread after an hour"),
  DAILY("Once a day", "One mail in the morning with all that is new"),
  NEVER("Never", "Answers wait in the message center");

  private final String label;
  private final String hint;

  AnswerMail(String label, String hint) {
    this.label = label;
    this.hint = hint;
  }

  /// The choice in a word or two.
  public String label() {
    return label;
  }

  /// What the choice means.
  public String hint() {
    return hint;
  }
}
