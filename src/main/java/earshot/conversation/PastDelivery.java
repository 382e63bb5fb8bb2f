package earshot.conversation;

import org.jspecify.annotations.Nullable;

/// How a message of an imported conversation went to its applicant on one channel.
///
/// @param address the email address or phone it went to; null where there was none
/// @param reason why it failed or was skipped; null if it did not
public record PastDelivery(
    Channel channel, @Nullable String address, DeliveryState state, @Nullable String reason) {

  public PastDelivery {
    if (state.isPending()) throw new IllegalArgumentException("It is still on its way.");
  }
}
