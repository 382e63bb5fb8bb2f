package earshot.hiring;

import java.time.Instant;

/// That somebody of the staff called the applicant, or wrote by their own mail program.
///
/// @param by the name of who did
public record Contact(long id, Way way, String by, Instant madeAt) {

  /// How somebody got in touch outside of Earshot.
  public enum Way {
    CALL("called"),
    EMAIL("wrote an email");

    private final String words;

    Way(String words) {
      this.words = words;
    }
  }

  /// "Maria called"
  public String words() {
    return by.strip().split("\\s+")[0] + " " + way.words;
  }
}
