package earshot.conversation;

/// A delivery to an applicant came to another state. Published inside the transaction that changes
/// it.
public record DeliveryChanged(long conversationId, int seq, Channel channel, DeliveryState state) {

  static DeliveryChanged of(Delivery delivery) {
    return new DeliveryChanged(
        delivery.conversationId(), delivery.seq(), delivery.channel(), delivery.state());
  }
}
