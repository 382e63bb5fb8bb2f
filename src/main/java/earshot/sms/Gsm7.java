package earshot.sms;

import java.io.ByteArrayOutputStream;

/// The GSM 7 bit default alphabet and its extension (3GPP TS 23.038, 6.2.1).
public final class Gsm7 {

  /// In its place, the sign of an extended character that follows.
  private static final char ESCAPE = '\033';

  private static final String ALPHABET =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\033ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  // Sent as an escape and a second septet: the one at the same place of the next line.
  private static final String EXTENSION = "\f^{}\\[~]|€";
  private static final String EXTENSION_SEPTETS = "\n\024()/<=>@e";

  private Gsm7() {}

  static boolean contains(int character) {
    return (character != ESCAPE && ALPHABET.indexOf(character) >= 0) || isExtended(character);
  }

  static int septets(int character) {
    return isExtended(character) ? 2 : 1;
  }

  /// One septet in each byte, as SMPP carries them. A character that the alphabet lacks becomes a
  /// question mark.
  public static byte[] encode(String text) {
    var septets = new ByteArrayOutputStream(text.length());
    text.codePoints()
        .forEach(character -> {
          var extended = EXTENSION.indexOf(character);
          if (extended >= 0) {
            septets.write(ESCAPE);
            septets.write(EXTENSION_SEPTETS.charAt(extended));
          } else septets.write(ALPHABET.indexOf(contains(character) ? character : '?'));
        });
    return septets.toByteArray();
  }

  /// The other way. An extension that is not known is read as a space, as the standard has it.
  public static String decode(byte[] septets) {
    var text = new StringBuilder(septets.length);
    var escaped = false;
    for (var septet : septets) {
      if (escaped) text.append(extended(septet & 0x7F));
      else if ((septet & 0x7F) != ESCAPE) text.append(ALPHABET.charAt(septet & 0x7F));
      escaped = !escaped && (septet & 0x7F) == ESCAPE;
    }
    return text.toString();
  }

  private static char extended(int septet) {
    var at = EXTENSION_SEPTETS.indexOf(septet);
    return at < 0 ? ' ' : EXTENSION.charAt(at);
  }

  private static boolean isExtended(int character) {
    return EXTENSION.indexOf(character) >= 0;
  }
}
