package earshot.smpp;

import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;

/// A number, short code or name as SMPP writes it: without a plus, with its kind beside it.
record Address(TypeOfNumber type, NumberingPlanIndicator plan, String digits) {

  private static final int LONGEST_SHORT_CODE = 6;

  static Address of(String written) {
    var digits = written.replaceFirst("^\\+", "");
    if (!digits.matches("[0-9]+"))
      return new Address(TypeOfNumber.ALPHANUMERIC, NumberingPlanIndicator.UNKNOWN, written);
    return digits.length() <= LONGEST_SHORT_CODE
        ? new Address(TypeOfNumber.NETWORK_SPECIFIC, NumberingPlanIndicator.UNKNOWN, digits)
        : new Address(TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, digits);
  }

  /// The phone of that address in E.164, as far as it is one.
  static String phone(String address) {
    var digits = address.replaceFirst("^(\\+|00)", "");
    return digits.matches("[0-9]{7,15}") ? "+" + digits : address;
  }
}
