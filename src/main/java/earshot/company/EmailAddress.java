package earshot.company;

import static earshot.language.Say.say;

import earshot.web.InvalidInput;
import java.util.Locale;
import java.util.regex.Pattern;

/// An address as people type it, in lower case. Whether it exists is told by the mail alone.
public record EmailAddress(String text) {

  private static final int LONGEST = 254;
  private static final Pattern FORM =
      Pattern.compile(
          "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");

  /// @throws InvalidInput if that is no address
  public EmailAddress {
    text = text.strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty()) throw new InvalidInput("email", say("Enter an email address."));
    if (text.length() > LONGEST || !FORM.matcher(text).matches())
      throw new InvalidInput(
          "email", say("That is no email address. It looks like maria@example.com."));
  }
}
