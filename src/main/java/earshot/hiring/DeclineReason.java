package earshot.hiring;

/// The usual reasons to decline, for managers alone.
public enum DeclineReason {
  SOMEBODY_ELSE("Chose somebody else"),
  EXPERIENCE("Too little experience"),
  QUALIFICATION("Lacks what the job needs"),
  HOURS("Hours do not fit"),
  PAY("Pay does not fit"),
  NO_ANSWER("Did not answer"),
  NO_SHOW("Did not come to the interview"),
  JOB_FILLED("The job is filled"),
  OTHER("Another reason");

  private final String label;

  DeclineReason(String label) {
    this.label = label;
  }

  /// The reason in the words of the pages.
  public String label() {
    return label;
  }
}
