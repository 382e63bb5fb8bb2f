package earshot.embed;

import static earshot.language.Say.say;

import earshot.web.InvalidInput;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where a page comes from (RFC 6454): scheme, host and port, as browsers write it. It goes into a
/// header, so nothing else fits in.
///
/// @param text such as `https://hiring.example.com`
record Origin(String text) {

  private static final int LONGEST = 200;
  private static final Pattern FORM =
      Pattern.compile(
          "https://[a-z0-9.-]+(:[0-9]{1,5})?|http://(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?");

  /// @throws InvalidInput if that is none, or not a safe one
  Origin {
    text = text.strip().toLowerCase(Locale.ROOT).replaceFirst("/$", "");
    text =
        text.replaceFirst("^(https://[^:]*):443$", "$1").replaceFirst("^(http://[^:]*):80$", "$1");
    if (text.isEmpty())
      throw new InvalidInput("origin", say("Enter the address of the other system."));
    if (text.length() > LONGEST || !FORM.matcher(text).matches())
      throw new InvalidInput(
          "origin",
          say(
              "Enter where its pages begin and no more, such as {0}.",
              "https://hiring.example.com"));
  }
}
