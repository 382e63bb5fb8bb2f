package earshot.sms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a provider says, later, of a text that it took.
///
/// @param names what it may have been called when it was taken, the likeliest first
/// @param phones the phone it went to, or several of which one is; none where that is not said
/// @param reason why it failed, in words for managers; null if it arrived
/// @param optedOut whether it failed because the phone's owner wants no texts
public record Receipt(
    List<String> names, List<String> phones, @Nullable String reason, boolean optedOut) {

  /// It is on the phone.
  public static Receipt arrived(List<String> names, List<String> phones) {
    return new Receipt(names, phones, null, false);
  }

  /// It will not get there.
  public static Receipt failed(List<String> names, List<String> phones, String reason) {
    return new Receipt(names, phones, reason, false);
  }

  /// It was held back, as the phone's owner told the provider to send no more.
  public static Receipt optedOut(List<String> names, List<String> phones, String reason) {
    return new Receipt(names, phones, reason, true);
  }

  boolean isFor(String phone) {
    return phones.isEmpty() || phones.stream().anyMatch(one -> ending(one).equals(ending(phone)));
  }

  /// Networks write numbers with and without their country.
  private static String ending(String phone) {
    return phone.substring(Math.max(0, phone.length() - 8));
  }
}
