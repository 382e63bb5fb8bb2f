package earshot.hiring;

import static earshot.hiring.Stage.*;

import java.util.Locale;
import java.util.Set;

/// The folders of the applications list.
public enum Folder {
  APPLICANTS("Applicants", Set.of(NEW, REVIEWED, FAVORITED, INTERVIEW)),
  FAVORITED("Favorited", Set.of(Stage.FAVORITED)),
  DECLINED("Declined", Set.of(Stage.DECLINED, WITHDRAWN)),
  HIRED("Hired", Set.of(Stage.HIRED));

  private final String label;
  private final Set<Stage> stages;

  Folder(String label, Set<Stage> stages) {
    this.label = label;
    this.stages = stages;
  }

  public String label() {
    return label;
  }

  /// The stages of the applications inside.
  public Set<Stage> stages() {
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
