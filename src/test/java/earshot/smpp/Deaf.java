package earshot.smpp;

import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.jspecify.annotations.NullMarked;

/// Who takes whatever comes.
@NullMarked
final class Deaf implements MessageReceiverListener {

  @Override
  public void onAcceptDeliverSm(DeliverSm deliver) {}

  @Override
  public void onAcceptAlertNotification(AlertNotification alert) {}

  @Override
  public DataSmResult onAcceptDataSm(DataSm data, Session source) {
    throw new UnsupportedOperationException();
  }
}
