package earshot.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class TwilioSignatureTest {

  private static final URI URL = URI.create("https://mycompany.com/inbound/sms/twilio");
  private static final Map<String, String> FORM =
      Map.of("From", "+14158675310", "Body", "Yes, Tuesday", "To", "+18005551212");

  private final TwilioSignature signature = new TwilioSignature("12345");
  private final String right = signature.of(URL.toString(), FORM);

  /// The example of Twilio's documentation of its signature.
  @Test
  void the_signature_is_twilios() {
    var form =
        Map.of(
            "CallSid", "CA1234567890ABCDE",
            "Caller", "+14158675310",
            "Digits", "1234",
            "From", "+14158675310",
            "To", "+18005551212");

    assertThat(signature.of("https://mycompany.com/myapp.php?foo=1&bar=2", form))
        .isEqualTo("GvWf1cFY/Q7PnoempGyD5oXAezc=");
  }

  @Test
  void the_standard_port_may_be_in_the_url_or_not() {
    var withPort = URI.create("https://mycompany.com:443/inbound/sms/twilio");

    for (var signed : new URI[] {URL, withPort})
      for (var known : new URI[] {URL, withPort})
        assertThat(signature.matches(signature.of(signed.toString(), FORM), known, FORM)).isTrue();
    var other = signature.of("https://mycompany.com:8443/inbound/sms/twilio", FORM);
    assertThat(signature.matches(other, URL, FORM)).isFalse();
  }

  @Test
  void a_signature_with_any_byte_flipped_is_refused() {
    assertThat(signature.matches(right, URL, FORM)).isTrue();
    for (var at = 0; at < right.length(); at++)
      for (var bit = 1; bit < 128; bit <<= 1)
        assertThat(signature.matches(flipped(right, at, bit), URL, FORM)).isFalse();
  }

  @Test
  void a_form_with_any_byte_flipped_is_refused() {
    for (var field : new TreeMap<>(FORM).entrySet())
      for (var at = 0; at < field.getValue().length(); at++) {
        var forged = new HashMap<>(FORM);
        forged.put(field.getKey(), flipped(field.getValue(), at, 1));
        assertThat(signature.matches(right, URL, forged)).isFalse();
      }
  }

  @Test
  void another_address_field_or_secret_is_refused() {
    var more = new HashMap<>(FORM);
    more.put("AccountSid", "AC1");

    assertThat(signature.matches(right, URI.create(URL + "/status"), FORM)).isFalse();
    assertThat(signature.matches(right, URL, more)).isFalse();
    assertThat(new TwilioSignature("12346").matches(right, URL, FORM)).isFalse();
    assertThat(signature.matches("", URL, FORM)).isFalse();
  }

  private static String flipped(String text, int at, int bit) {
    var characters = text.toCharArray();
    characters[at] ^= (char) bit;
    return new String(characters);
  }
}
