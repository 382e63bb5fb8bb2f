package earshot.company;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A phone that a text can be sent to.
///
/// @param e164 `+` and up to 15 digits, the country's code first (ITU-T E.164)
public record Phone(String e164) {

  /// The region of numbers that are written with their country's code.
  public static final String ANYWHERE = "ZZ";

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final Set<String> AMERICAN = Set.of("US", "CA");
  private static final String PUNCTUATION = " ()-.";
  private static final int E164_OF_AMERICA = 11;
  private static final int FEWEST_DIGITS = 7;
  private static final int MOST_DIGITS = 15;

  public Phone {
    if (!isE164(e164)) {
      throw new IllegalArgumentException("Not a phone number in E.164");
    }
  }

  private static boolean isE164(String text) {
    int digits = text.length() - 1;
    return digits >= FEWEST_DIGITS
        && digits <= MOST_DIGITS
        && text.charAt(0) == '+'
        && text.charAt(1) != '0'
        && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
  }

  /// Reads a number as people type it.
  ///
  /// @param region where a number without a country's code is from, as in ISO 3166: `US`
  /// @return empty for what is no number, has an extension or a length that its country has not
  public static Optional<Phone> parse(String typed, String region) {
    var common = northAmerican(typed, region);
    if (common != null) return Optional.of(common);
    try {
      return Optional.of(NUMBERS.parse(typed, region)).filter(Phone::canBeTexted).map(Phone::of);
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  /// The usual numbers of North America, which the library takes a hundred times as long to read;
  /// an import has tens of thousands of them. Null for all others.
  private static @Nullable Phone northAmerican(String typed, String region) {
    var digits = new StringBuilder(E164_OF_AMERICA);
    for (var at = 0; at < typed.length(); at++) {
      var c = typed.charAt(at);
      if (c >= '0' && c <= '9') digits.append(c);
      else if (c == '+' ? at > 0 : PUNCTUATION.indexOf(c) < 0) return null;
    }
    var international = typed.startsWith("+");
    if (!international && !AMERICAN.contains(region)) return null;
    if (digits.length() == E164_OF_AMERICA && digits.charAt(0) == '1') digits.deleteCharAt(0);
    else if (international) return null;
    return digits.length() == E164_OF_AMERICA - 1 && digits.charAt(0) > '1'
        ? new Phone("+1" + digits)
        : null;
  }

  // Possible by its length, not valid by its prefix: numbers such as 555-0132 are reserved, new
  // prefixes come faster than the library's tables, and the provider has the last word anyway.
  private static boolean canBeTexted(PhoneNumber number) {
    return NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
        && !number.hasExtension();
  }

  private static Phone of(PhoneNumber number) {
    return new Phone(NUMBERS.format(number, PhoneNumberFormat.E164));
  }

  /// As people of the number's own country write it: `(415) 555-0132`.
  public String display() {
    try {
      return NUMBERS.format(NUMBERS.parse(e164, null), PhoneNumberFormat.NATIONAL);
    } catch (NumberParseException e) {
      return e164;
    }
  }

  /// As people anywhere write it: `+1 415-555-0132`.
  public String international() {
    try {
      return NUMBERS.format(NUMBERS.parse(e164, null), PhoneNumberFormat.INTERNATIONAL);
    } catch (NumberParseException e) {
      return e164;
    }
  }
}
