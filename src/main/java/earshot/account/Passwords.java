package earshot.account;

import static earshot.language.Say.say;

import com.nulabinc.zxcvbn.Zxcvbn;
import earshot.web.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Which passwords are taken, and how they are kept. No rules on kinds of characters: they make
/// passwords worse (NIST SP 800-63B section 3.1.1.2).
@Component
public class Passwords {

  public static final int SHORTEST = 8;

  /// As much as bcrypt looks at, in bytes.
  static final int LONGEST = 72;

  /// Below some 10^6 guesses of zxcvbn's scale: the lists of common passwords, and what is made of
  /// them, of names, words, dates and keyboard rows.
  private static final int FIRST_GOOD_SCORE = 2;

  private static final String OURS = "earshot";

  private final Zxcvbn guesser = new Zxcvbn();
  private final PasswordEncoder encoder;

  Passwords(PasswordEncoder encoder) {
    this.encoder = encoder;
  }

  /// The hash of a password that was chosen.
  ///
  /// @param about what others know of its owner, such as name, address and company
  /// @throws InvalidInput if it is too short, too long or easily guessed
  public String hash(String chosen, String... about) {
    if (chosen.codePointCount(0, chosen.length()) < SHORTEST)
      throw new InvalidInput("password", say("Use at least {0} characters.", SHORTEST));
    if (chosen.getBytes(StandardCharsets.UTF_8).length > LONGEST)
      throw new InvalidInput(
          "password", say("That is too long: at most {0} characters fit.", LONGEST));
    if (chosen.indexOf('\0') >= 0
        || guesser.measure(chosen, known(about)).getScore() < FIRST_GOOD_SCORE)
      throw new InvalidInput(
          "password",
          say(
              "This password is common or easy to guess. Try a few words that do not belong together."));
    return String.valueOf(encoder.encode(chosen));
  }

  /// The hash of a password that nobody knows.
  public String ofNobody() {
    return String.valueOf(encoder.encode(Token.random().value()));
  }

  /// Whether the password is the one that was hashed, and not merely begins with it: bcrypt looks
  /// no farther.
  public boolean matches(String typed, String hash) {
    return typed.getBytes(StandardCharsets.UTF_8).length <= LONGEST && encoder.matches(typed, hash);
  }

  private static List<String> known(String... about) {
    var words = Arrays.stream(about).flatMap(it -> Arrays.stream(it.split("[\\s@.]+")));
    return Stream.concat(Stream.of(OURS), Stream.concat(Arrays.stream(about), words))
        .filter(word -> word.length() > 2)
        .toList();
  }
}
