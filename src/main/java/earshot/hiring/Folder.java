package earshot.hiring;

import java.util.List;
import java.util.Locale;

/// The folders of the applications list.
public enum Folder {
  APPLICANTS("Applicants", List.of(Stage.NEW, Stage.REVIEWED, Stage.FAVORITED, Stage.INTERVIEW)),
  FAVORITED("Favorited", List.of(Stage.FAVORITED)),
  DECLINED("Declined", List.of(Stage.DECLINED, Stage.WITHDRAWN)),
  HIRED("Hired", List.of(Stage.HIRED));

  private final String label;
  private final List<Stage> stages;

  Folder(String label, List<Stage> stages) {
    this.label = label;
    this.stages = stages;
  }

  public String label() {
    return label;
  }

  /// The stages of the applications inside.
  public List<Stage> stages() {
    return stages;
  }

  /// The folder as the address of the page names it.
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Folder ofSlug(String slug) {
    for (var folder : values()) if (folder.slug().equals(slug)) return folder;
    return APPLICANTS;
  }
}
