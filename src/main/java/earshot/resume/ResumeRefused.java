package earshot.resume;

/// A file cannot be taken as a resume.
public class ResumeRefused extends Exception {

  /// Why.
  public enum Why {
    TOO_LARGE,
    EMPTY,
    UNKNOWN_KIND
  }

  private final Why why;

  ResumeRefused(Why why) {
    super(why.name());
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
