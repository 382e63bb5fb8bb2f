package earshot.secondfactor;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/// What lets in once instead of a code of the app: 59 random bits in twelve letters and digits,
/// hashed as passwords are (ASVS 5.0, 6.5.2).
final class RecoveryCode {

  static final int COUNT = 10;

  /// None that is taken for another, read from paper.
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int LENGTH = 12;
  private static final int GROUP = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  /// Cheaper than for passwords: these are random, and ten of them are tried.
  private static final PasswordEncoder HASHES = new BCryptPasswordEncoder(8);

  private RecoveryCode() {}

  /// Such as "k7qd-m2xp-9fhw".
  static String random() {
    return Stream.generate(RecoveryCode::group)
        .limit(LENGTH / GROUP)
        .collect(Collectors.joining("-"));
  }

  static String hash(String code) {
    return String.valueOf(HASHES.encode(plain(code)));
  }

  static boolean matches(String typed, String hash) {
    return HASHES.matches(plain(typed), hash);
  }

  /// Whether it could be one at all, so that nothing else costs the time.
  static boolean isOne(String typed) {
    return plain(typed).length() == LENGTH;
  }

  private static String plain(String typed) {
    return typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static String group() {
    return IntStream.range(0, GROUP)
        .mapToObj(_ -> String.valueOf(LETTERS.charAt(RANDOM.nextInt(LETTERS.length()))))
        .collect(Collectors.joining());
  }
}
