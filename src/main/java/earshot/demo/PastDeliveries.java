package earshot.demo;

import earshot.conversation.Channel;
import earshot.conversation.DeliveryState;
import earshot.conversation.PastDelivery;
import earshot.hiring.Applicant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an old message went to its applicant: nearly always well.
final class PastDeliveries {

  private PastDeliveries() {}

  /// @param chance any number of the message: for one in thirty the phone was off for too long
  static List<PastDelivery> to(Applicant applicant, long chance) {
    return List.of(email(applicant), text(applicant, chance), inApp());
  }

  private static PastDelivery email(Applicant applicant) {
    var address = applicant.email();
    if (address == null) return skipped(Channel.EMAIL, null, "No email address on file");
    if (applicant.emailBouncedAt() != null)
      return skipped(Channel.EMAIL, address, "Mail to this address came back");
    return new PastDelivery(Channel.EMAIL, address, DeliveryState.SENT, null);
  }

  private static PastDelivery text(Applicant applicant, long chance) {
    var phone = applicant.phone();
    if (phone == null) return skipped(Channel.SMS, null, "No phone number on file");
    if (applicant.textsAgreedAt() == null)
      return skipped(Channel.SMS, phone, "Did not agree to texts");
    if (Math.floorMod(chance, 30) == 7)
      return new PastDelivery(
          Channel.SMS, phone, DeliveryState.FAILED, "The phone could not be reached");
    return new PastDelivery(Channel.SMS, phone, DeliveryState.DELIVERED, null);
  }

  private static PastDelivery inApp() {
    return new PastDelivery(Channel.IN_APP, null, DeliveryState.SENT, null);
  }

  private static PastDelivery skipped(Channel channel, @Nullable String address, String why) {
    return new PastDelivery(channel, address, DeliveryState.SKIPPED, why);
  }
}
