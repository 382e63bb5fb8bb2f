package earshot.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneTest {

  @ParameterizedTest
  @CsvSource({
    "(415) 555-0132, US, +14155550132",
    "415.555.0132, US, +14155550132",
    "1 415 555 0132, US, +14155550132",
    "+1 415 555 0132, DE, +14155550132",
    "0049 30 901820, DE, +4930901820",
    "+49 (0)30 901820, US, +4930901820",
    "020 7946 0018, GB, +442079460018",
    "04 1234 5678, AU, +61412345678",
    "tel:+1-415-555-0132, US, +14155550132",
    "４１５-５５５-０１３２, US, +14155550132",
  })
  void a_number_is_read_as_people_type_it(String typed, String region, String e164) {
    assertThat(Phone.parse(typed, region)).contains(new Phone(e164));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "none",
        "555-0132",
        "12",
        "415 555 013",
        "415 555 01322",
        "+999 1234567",
        "415 555 0132 ext. 5",
        "\u0000"
      })
  void what_cannot_be_texted_is_refused(String typed) {
    assertThat(Phone.parse(typed, "US")).isEmpty();
  }

  /// What is read without the library, as it is so common, is read as the library reads it.
  @Test
  void the_short_way_leads_to_the_same_numbers() {
    var library = PhoneNumberUtil.getInstance();
    var random = new Random(7);
    for (var n = 0; n < 5_000; n++) {
      var digits = Long.toString(random.nextLong(10_000_000_000L));
      var typed = List.of("", "1", "+1", "+", "(", "+1 (", "1-").get(n % 7) + digits;
      var region = List.of("US", "CA", "DE").get(n % 3);
      String expected;
      try {
        var number = library.parse(typed, region);
        var possible = library.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
        expected = possible ? library.format(number, PhoneNumberFormat.E164) : "";
      } catch (NumberParseException e) {
        expected = "";
      }
      assertThat(Phone.parse(typed, region).map(Phone::e164).orElse(""))
          .as(typed)
          .isEqualTo(expected);
    }
  }

  @Test
  void a_region_nobody_knows_reads_only_international_numbers() {
    assertThat(Phone.parse("415 555 0132", "XX")).isEmpty();
    assertThat(Phone.parse("+1 415 555 0132", "XX")).isPresent();
  }

  @Test
  void a_number_is_shown_as_in_its_own_country() {
    assertThat(new Phone("+14155550132").display()).isEqualTo("(415) 555-0132");
    assertThat(new Phone("+442079460018").display()).isEqualTo("020 7946 0018");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "14155550132",
        "+04155550132",
        "+1 415",
        "+1234567890123456",
        "+1415555٠132",
        "+123456"
      })
  void a_phone_that_exists_is_in_e164(String e164) {
    assertThatThrownBy(() -> new Phone(e164)).isInstanceOf(IllegalArgumentException.class);
  }
}
