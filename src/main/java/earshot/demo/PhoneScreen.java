package earshot.demo;

import earshot.company.Phone;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The phones, one of them in hand.
///
/// @param number of the one in hand, in E.164; empty where there is none yet
/// @param latest the latest text of each phone
/// @param texts on the one in hand
/// @param notice what the app says on it
public record PhoneScreen(
    String number,
    List<DemoText> latest,
    List<DemoText> texts,
    @Nullable AppNotice notice,
    Map<String, Owner> owners) {

  /// The owner by name; empty where nobody is known.
  public String name(String phone) {
    var owner = owners.get(phone);
    return owner == null ? "" : owner.name();
  }

  /// Who texts it.
  public String company() {
    var owner = owners.get(number);
    return owner == null ? "Earshot" : owner.company();
  }

  /// As people write it: `(415) 555-0132`.
  public static String display(String phone) {
    return phone.isEmpty() ? "" : new Phone(phone).display();
  }

  /// The number as it can stand in an address.
  public static String digits(String phone) {
    return phone.substring(1);
  }

  /// The newest text of all, 0 where there is none.
  public long newest() {
    return latest.isEmpty() ? 0 : latest.getFirst().id();
  }

  /// The notice shown, 0 where there is none.
  public long noticeId() {
    return notice == null ? 0 : notice.deliveryId();
  }
}
