package earshot.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How deliveries go out on one channel.
interface Sender {

  /// Who is handed them, by the name it is watched under; null where nobody is.
  @Nullable String peer();

  /// How many characters of messages fit into one.
  int room();

  /// Makes ready what is to be handed over, within a transaction.
  ///
  /// @return a hand-over for each, in their order
  List<Handover> prepare(List<Parcel> parcels);

  /// The same for one.
  default Handover prepare(Parcel parcel) {
    return prepare(List.of(parcel)).getFirst();
  }

  /// What is ready to be handed over.
  interface Handover {

    /// Hands it over. Runs outside of any transaction: it may take as long as the other side likes.
    Handed go();
  }
}
