package earshot.email;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// The addresses in a header field, in lower case. A field that does not follow the rules has none.
final class Addresses {

  private Addresses() {}

  static List<String> in(String field) {
    try {
      return Arrays.stream(InternetAddress.parseHeader(field, false))
          .map(InternetAddress::getAddress)
          .filter(Objects::nonNull)
          .map(address -> address.strip().toLowerCase(Locale.ROOT))
          .filter(address -> address.indexOf('@') > 0)
          .toList();
    } catch (AddressException malformed) {
      return List.of();
    }
  }
}
