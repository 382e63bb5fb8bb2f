package earshot.importing;

import static earshot.language.Say.say;

import earshot.hiring.Stage;
import earshot.language.Language;
import earshot.language.Say;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The stages in the words of our own pages, in each language, and of other systems.
final class Stages {

  /// The words of other systems, and ours in the feminine.
  private static final Map<Stage, String> OTHERS =
      Map.of(
          Stage.NEW, "unread, applied, received, submitted, inbox, open, active, nueva",
          Stage.REVIEWED, "read, screened, screening, in review, under review, viewed, revisada",
          Stage.FAVORITED,
              "favorite, favourite, favourited, starred, shortlisted, shortlist, favorita",
          Stage.INTERVIEW, "interviewing, interviewed, interview scheduled, phone screen",
          Stage.HIRED, "offer accepted, onboarding, accepted, contratada",
          Stage.DECLINED,
              """
              rejected, not hired, not selected, disqualified, archived, descartada, rechazado, rechazada\
              """,
          Stage.WITHDRAWN, "withdrew, applicant withdrew, candidate withdrew, retirada");

  private static final Map<String, Stage> WORDS = words();

  private Stages() {}

  /// An application is new where nothing is said.
  static Stage parse(String typed) throws RowRefused {
    if (typed.isEmpty()) return Stage.NEW;
    var stage = WORDS.get(Cells.folded(typed));
    if (stage != null) return stage;
    var labels =
        Arrays.stream(Stage.values()).map(it -> say(it.label())).collect(Collectors.joining(", "));
    throw new RowRefused(say("{0} is no stage; use one of {1}.", Cells.quoted(typed), labels));
  }

  private static Map<String, Stage> words() {
    var words = new HashMap<String, Stage>();
    for (var language : Language.values())
      for (var stage : Stage.values())
        words.put(Cells.folded(Say.in(language, () -> say(stage.label()))), stage);
    OTHERS.forEach((stage, others) -> {
      for (var other : others.split(", ")) words.put(other, stage);
    });
    return Map.copyOf(words);
  }
}
