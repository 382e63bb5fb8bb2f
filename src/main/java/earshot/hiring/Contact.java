package earshot.hiring;

import static earshot.language.Say.say;

import java.time.Instant;

/// That somebody of the staff called the applicant, or wrote by their own mail program.
///
/// @param by the name of who did
public record Contact(long id, Way way, String by, Instant madeAt) {

  /// How somebody got in touch outside of Earshot.
  public enum Way {
    CALL("{0} called"),
    EMAIL("{0} wrote an email");

    private final String words;

    Way(String words) {
      this.words = words;
    }
  }

  /// "Maria called"
  public String words() {
    return say(way.words, by.strip().split("\\s+")[0]);
  }
}
