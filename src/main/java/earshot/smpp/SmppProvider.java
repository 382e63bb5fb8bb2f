package earshot.smpp;

import earshot.sms.SmsCutOff;
import earshot.sms.SmsFailed;
import earshot.sms.SmsProvider;
import earshot.sms.SmsUncertain;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;

/// Texts by SMPP 3.4, each with a receipt.
final class SmppProvider implements SmsProvider {

  private static final int MOST_BYTES = 254;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

  private final SmppAccount account;
  private final SmppLink link;
  private final AtomicInteger references = new AtomicInteger();

  SmppProvider(SmppAccount account, SmppLink link) {
    this.account = account;
    this.link = link;
  }

  @Override
  public String number() {
    return account.from();
  }

  @Override
  public boolean isReachable() {
    return link.isBound();
  }

  @Override
  public List<String> send(String to, String text) {
    return link.during(session -> send(session, to, text));
  }

  private List<String> send(SMPPSession session, String to, String text) {
    var names = new ArrayList<String>();
    for (var part : parts(text))
      names.add(TextName.of(names.isEmpty() ? submit(session, to, part) : rest(session, to, part)));
    return names;
  }

  /// A further part of a text that has gone in part: it must follow, or the handset would wait for
  /// it, and to begin anew would send the first part twice.
  private String rest(SMPPSession session, String to, Part part) {
    for (var pause = FIRST_PAUSE; ; pause = pause.multipliedBy(2)) {
      try {
        return submit(session, to, part);
      } catch (SmsFailed failed) {
        if (failed.isPermanent() || pause.compareTo(LONGEST_PAUSE) > 0)
          throw new SmsCutOff("Only the beginning has gone: " + failed.getMessage());
        waitFor(pause);
      }
    }
  }

  private static void waitFor(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new SmsCutOff("Only the beginning has gone: the server is stopping");
    }
  }

  private List<Part> parts(String text) {
    return account.cutsLongTexts()
        ? Part.cut(text, account.speaksGsm(), references.incrementAndGet() & 0xFF)
        : List.of(Part.whole(text, account.speaksGsm()));
  }

  private String submit(SMPPSession session, String to, Part part) {
    try {
      return submitted(session, to, part);
    } catch (NegativeResponseException refused) {
      throw SmppRefusal.of(refused.getCommandStatus());
    } catch (PDUException impossible) {
      throw new SmsFailed("The text cannot be sent by SMPP: " + impossible.getMessage(), true);
    } catch (ResponseTimeoutException | InvalidResponseException | IOException unclear) {
      throw new SmsUncertain("The text provider gave no clear answer; it may have gone");
    }
  }

  private String submitted(SMPPSession session, String to, Part part)
      throws PDUException,
          ResponseTimeoutException,
          InvalidResponseException,
          NegativeResponseException,
          IOException {
    var source = Address.of(account.from());
    var fits = part.bytes().length <= MOST_BYTES;
    var payload =
        fits
            ? new OptionalParameter[0]
            : new OptionalParameter[] {new OptionalParameter.Message_payload(part.bytes())};
    return session
        .submitShortMessage(
            null,
            source.type(),
            source.plan(),
            source.digits(),
            TypeOfNumber.INTERNATIONAL,
            NumberingPlanIndicator.ISDN,
            Address.of(to).digits(),
            esmClass(part),
            (byte) 0,
            (byte) 0,
            null,
            null,
            new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
            (byte) 0,
            new RawDataCoding(part.coding()),
            (byte) 0,
            fits ? part.bytes() : new byte[0],
            payload)
        .getMessageId();
  }

  private static ESMClass esmClass(Part part) {
    return new ESMClass(
        MessageMode.DEFAULT,
        MessageType.DEFAULT,
        part.hasHeader() ? GSMSpecificFeature.UDHI : GSMSpecificFeature.DEFAULT);
  }
}
