package earshot.smpp;

import earshot.sms.CarriedBy;
import earshot.sms.Carrier;
import earshot.sms.Receipts;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What the message center sends us. It is answered once this returns, and so once it is stored;
/// what we could not store comes again.
@CarriedBy(Carrier.SMPP)
@Component
class SmppListener implements MessageReceiverListener {

  private static final Logger LOG = LoggerFactory.getLogger(SmppListener.class);

  private final IncomingTexts texts;
  private final Receipts receipts;

  SmppListener(IncomingTexts texts, Receipts receipts) {
    this.texts = texts;
    this.receipts = receipts;
  }

  @Override
  public void onAcceptDeliverSm(DeliverSm deliver) throws ProcessRequestException {
    try {
      if (deliver.isSmscDeliveryReceipt()) CenterReceipt.of(deliver).ifPresent(receipts::take);
      else if (!deliver.isIntermediateDeliveryNotification()) texts.take(Incoming.of(deliver));
    } catch (RuntimeException broken) {
      LOG.warn("A text or a receipt could not be taken and is asked for again", broken);
      throw new ProcessRequestException("Later", SMPPConstant.STAT_ESME_RX_T_APPN, broken);
    }
  }

  @Override
  public void onAcceptAlertNotification(AlertNotification alert) {}

  @Override
  public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
    throw new ProcessRequestException("No data_sm", SMPPConstant.STAT_ESME_RINVCMDID);
  }
}
