package earshot.sms;

import earshot.database.CannotStart;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/// A setting of whoever carries the texts; a wrong one ends the start.
///
/// @param name as in `earshot.sms.http.url`
public record CarrierSetting(String name, @Nullable String value) {

  /// @throws CannotStart where it is missing
  public String required() {
    if (value == null || !StringUtils.hasText(value))
      throw wrong("is needed to send texts this way");
    return value;
  }

  public String or(String otherwise) {
    return value == null || !StringUtils.hasText(value) ? otherwise : value;
  }

  /// @throws CannotStart where it is longer
  public CarrierSetting atMost(int characters) {
    if (value != null && value.length() > characters)
      throw wrong("can have " + characters + " characters");
    return this;
  }

  /// @return the first where it is missing
  /// @throws CannotStart where it is another
  public String oneOf(String... values) {
    var chosen = or(values[0]).toLowerCase(Locale.ROOT);
    if (!List.of(values).contains(chosen))
      throw wrong("must be " + String.join(" or ", values) + ", not " + chosen);
    return chosen;
  }

  /// @param reason what is wrong with it, as the rest of a line for the operator
  public CannotStart wrong(String reason) {
    var variable = name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    return new CannotStart("%s (%s): %s".formatted(name, variable, reason));
  }
}
