package earshot.importing;

import static earshot.language.Say.say;

import earshot.hiring.Stage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The stages in the words of other systems.
final class Stages {

  private static final Map<String, Stage> WORDS = words();

  private Stages() {}

  /// An application is new where nothing is said.
  static Stage parse(String typed) throws RowRefused {
    if (typed.isEmpty()) return Stage.NEW;
    var stage = WORDS.get(Cells.folded(typed));
    if (stage != null) return stage;
    var labels = Arrays.stream(Stage.values()).map(Stage::label).collect(Collectors.joining(", "));
    throw new RowRefused(say("{0} is no stage; use one of {1}.", Cells.quoted(typed), labels));
  }

  private static Map<String, Stage> words() {
    var words = new HashMap<String, Stage>();
    for (var stage : Stage.values()) words.put(Cells.folded(stage.label()), stage);
    add(words, Stage.NEW, "unread", "applied", "received", "submitted", "inbox", "open", "active");
    add(
        words,
        Stage.REVIEWED,
        "read",
        "screened",
        "screening",
        "in review",
        "under review",
        "viewed");
    add(
        words,
        Stage.FAVORITED,
        "favorite",
        "favourite",
        "favourited",
        "starred",
        "shortlisted",
        "shortlist");
    add(
        words,
        Stage.INTERVIEW,
        "interviewing",
        "interviewed",
        "interview scheduled",
        "phone screen");
    add(words, Stage.HIRED, "offer accepted", "onboarding", "accepted");
    add(words, Stage.DECLINED, "rejected", "not hired", "not selected", "disqualified", "archived");
    add(words, Stage.WITHDRAWN, "withdrew", "applicant withdrew", "candidate withdrew");
    return Map.copyOf(words);
  }

  private static void add(Map<String, Stage> words, Stage stage, String... others) {
    for (var other : others) words.put(other, stage);
  }
}
