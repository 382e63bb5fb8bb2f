package earshot.conversation;

/// A delivery is to be tried (again). Published inside the transaction that queues it.
public record DeliveryQueued(long deliveryId, Channel channel) {}
