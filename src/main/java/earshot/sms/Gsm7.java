package earshot.sms;

/// The GSM 7 bit default alphabet and its extension (3GPP TS 23.038, 6.2.1).
final class Gsm7 {

  private static final String ALPHABET =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  // Sent as an escape and a second septet.
  private static final String EXTENSION = "^{}\\[]~|€\f";

  private Gsm7() {}

  static boolean contains(int character) {
    return ALPHABET.indexOf(character) >= 0 || isExtended(character);
  }

  static int septets(int character) {
    return isExtended(character) ? 2 : 1;
  }

  private static boolean isExtended(int character) {
    return EXTENSION.indexOf(character) >= 0;
  }
}
