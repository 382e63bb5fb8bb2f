package earshot.notification;

import earshot.conversation.Delivery;

/// How a delivery goes out on one channel.
interface Sender {

  /// Makes ready what is to be handed over, within a transaction.
  Handover prepare(Delivery delivery, Subject subject);

  /// What is ready to be handed over.
  interface Handover {

    /// Hands it over. Runs outside of any transaction: it may take as long as the other side likes.
    Handed go();
  }
}
