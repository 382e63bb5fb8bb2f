package earshot.notification;

import earshot.conversation.Delivery;

/// How a delivery goes out on one channel.
interface Sender {

  /// Hands it over. Runs outside of any transaction.
  Handed hand(Delivery delivery, Subject subject);
}
