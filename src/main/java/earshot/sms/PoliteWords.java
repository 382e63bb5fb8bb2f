package earshot.sms;

import java.util.List;

/// What people say around a request.
final class PoliteWords {

  private static final List<String> AROUND =
      SpokenText.list(
          """
          please, pls, plz, plse, kindly, hi, hello, hey, ok, okay, sorry, thanks, thank you, \
          thank u, thankyou, thx, ty, sir, maam, now, right now, immediately, asap, already, \
          have a nice day, have a good day, por favor, porfavor, gracias, muchas gracias, \
          hola, ya\
          """);

  private static final List<String> ASKING =
      SpokenText.list(
          """
          can you, can u, could you, could u, would you, will you, you can, you may, you \
          should, you need to, you must, you guys, i want to, i would like to, id like to, i \
          wish to, i need to, i want you to, i need you to, i would like you to, id like you \
          to, i said, im asking you to, i am asking you to, i asked you to, i ask you to, i \
          told you to, how do i, how can i, how to, just, again, so, and, also, for the last \
          time, quiero, quisiera, podrian, pueden, puede\
          """);

  private PoliteWords() {}

  /// Whether nothing else is said.
  static boolean are(String spoken) {
    return AROUND.contains(without(spoken));
  }

  /// The text without thanks and greetings at either end.
  static String without(String spoken) {
    String shorter = withoutStart(withoutEnd(spoken), AROUND);
    return shorter.equals(spoken) ? spoken : without(shorter);
  }

  /// The same, and without the words that make a wish a question or a demand.
  static String withoutAsking(String spoken) {
    String shorter = withoutStart(without(spoken), ASKING);
    return shorter.equals(spoken) ? spoken : withoutAsking(shorter);
  }

  private static String withoutStart(String spoken, List<String> starts) {
    for (String start : starts) {
      if (spoken.startsWith(start + " ")) {
        return spoken.substring(start.length() + 1);
      }
    }
    return spoken;
  }

  private static String withoutEnd(String spoken) {
    for (String end : AROUND) {
      if (spoken.endsWith(" " + end)) {
        return spoken.substring(0, spoken.length() - end.length() - 1);
      }
    }
    return spoken;
  }
}
