package earshot.sms;

import earshot.conversation.Deliveries;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import earshot.database.CurrentCompany;
import earshot.sms.SentTexts.Sent;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/// What becomes of texts after the provider took them. A receipt may come twice, late, in any order
/// and before the text's own name is stored: it has one effect, and never one that goes back.
@Component
public class Receipts {

  private final SentTexts texts;
  private final Deliveries deliveries;
  private final OptOuts optOuts;
  private final TransactionOperations transaction;

  Receipts(
      SentTexts texts, Deliveries deliveries, OptOuts optOuts, TransactionOperations transaction) {
    this.texts = texts;
    this.deliveries = deliveries;
    this.optOuts = optOuts;
    this.transaction = transaction;
  }

  /// The provider took texts of the current company: their receipts are to come, or are here
  /// already, which is to be looked for once this is stored ([#takeEarly]).
  @Transactional
  public void expect(List<SentText> sent) {
    texts.add(sent);
  }

  /// Takes the receipts of texts whose names are stored by now that were here before them.
  public void takeEarly(List<SentText> sent) {
    texts.early(sent.stream().flatMap(it -> it.names().stream()).toList()).forEach(this::apply);
  }

  /// Takes one receipt. It is durable by the time this returns. Of each pair of a receipt and a
  /// text's name, whichever is stored second finds the other.
  public void take(Receipt receipt) {
    if (apply(receipt)) return;
    texts.remember(receipt);
    apply(receipt);
  }

  /// What a receipt says of a phone is not kept once it cannot be early any more.
  @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
  void forgetEarly() {
    texts.forgetEarly();
  }

  private boolean apply(Receipt receipt) {
    var text = receipt.names().stream().flatMap(name -> sent(name, receipt)).findFirst();
    text.ifPresent(found ->
        CurrentCompany.run(
            found.companyId(),
            () -> transaction.executeWithoutResult(_ -> record(found, receipt))));
    return text.isPresent();
  }

  private Stream<Sent> sent(String name, Receipt receipt) {
    return texts.called(name).stream().filter(text -> receipt.isFor(text.phone())).limit(1);
  }

  private void record(Sent text, Receipt receipt) {
    for (var delivery : texts.lockDeliveries(text.name()))
      if (texts.changes(text.name(), delivery, receipt.reason() == null))
        become(text, delivery, receipt);
  }

  private void become(Sent text, long delivery, Receipt receipt) {
    var reason = receipt.reason();
    if (reason == null) {
      if (texts.haveAllArrived(text.name(), delivery))
        deliveries.become(delivery, DeliveryState.DELIVERED, null, null);
      return;
    }
    if (isOut(delivery) && texts.isLatest(text.name(), delivery))
      deliveries.become(delivery, DeliveryState.FAILED, reason, null);
    if (receipt.optedOut()) optOuts.add(text.phone(), OptOutWish.saidByProvider(reason));
  }

  /// A delivery that is sent again, or may have been, has nothing more to do with the text it was:
  /// a text's name is stored together with its being out.
  private boolean isOut(long delivery) {
    return deliveries
        .find(delivery)
        .map(Delivery::state)
        .filter(state -> !state.isPending())
        .isPresent();
  }
}
