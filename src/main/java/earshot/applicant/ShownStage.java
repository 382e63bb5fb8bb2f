package earshot.applicant;

import earshot.hiring.Stage;
import java.util.Locale;

/// How far an application is, as its applicant may see it.
public enum ShownStage {
  UNREAD,
  READ,
  FAVORITED,
  MESSAGED,
  HIRED,
  DECLINED,
  WITHDRAWN,
  JOB_CLOSED;

  /// What came of it, else that the job is closed, else the furthest it got.
  static ShownStage of(Stage stage, boolean messaged, boolean jobClosed) {
    return switch (stage) {
      case HIRED -> HIRED;
      case DECLINED -> DECLINED;
      case WITHDRAWN -> WITHDRAWN;
      case NEW, REVIEWED, FAVORITED, INTERVIEW -> jobClosed ? JOB_CLOSED : open(stage, messaged);
    };
  }

  private static ShownStage open(Stage stage, boolean messaged) {
    if (messaged) return MESSAGED;
    if (stage == Stage.FAVORITED) return FAVORITED;
    return stage == Stage.NEW ? UNREAD : READ;
  }

  /// The name of its words.
  public String key() {
    return "stage." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
