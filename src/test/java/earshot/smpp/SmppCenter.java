package earshot.smpp;

import earshot.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;
import org.jspecify.annotations.NullMarked;

/// A message center on loopback, as kind or hostile as a test says.
@NullMarked
final class SmppCenter implements AutoCloseable, ServerMessageReceiverListener {

  final int port;
  final List<SubmitSm> submitted = new CopyOnWriteArrayList<>();
  final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
  final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
  volatile int status;
  volatile boolean hangs;
  volatile Duration thinks = Duration.ZERO;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger ids = new AtomicInteger(0x1A2A);
  private final SMPPServerSessionListener server;

  SmppCenter() {
    this(FreePort.next());
  }

  SmppCenter(int port) {
    try {
      this.port = port;
      server = new SMPPServerSessionListener(port);
      Thread.ofVirtual().start(this::acceptAll);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SmppAccount account(boolean cutsLongTexts, boolean speaksGsm) {
    return new SmppAccount(
        "127.0.0.1",
        port,
        false,
        "earshot",
        "secret",
        "",
        "+14155550100",
        cutsLongTexts,
        speaksGsm);
  }

  /// Hands a text or a receipt over; returns once it is answered.
  void deliver(
      String from, int esmClass, int coding, byte[] bytes, OptionalParameter... parameters) {
    try {
      sessions
          .getLast()
          .deliverShortMessage(
              "",
              TypeOfNumber.INTERNATIONAL,
              NumberingPlanIndicator.ISDN,
              from.replace("+", ""),
              TypeOfNumber.INTERNATIONAL,
              NumberingPlanIndicator.ISDN,
              "14155550100",
              new ESMClass(esmClass),
              (byte) 0,
              (byte) 0,
              new RegisteredDelivery(0),
              new RawDataCoding((byte) coding),
              bytes,
              parameters);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  void hangUp() {
    sessions.forEach(SMPPServerSession::close);
  }

  private void acceptAll() {
    while (closed.getCount() > 0) {
      try {
        var session = server.accept();
        session.setMessageReceiverListener(this);
        Thread.ofVirtual().start(() -> greet(session));
      } catch (IOException ended) {
        return;
      }
    }
  }

  private void greet(SMPPServerSession session) {
    try {
      session.waitForBind(5_000).accept("center");
      sessions.add(session);
    } catch (Exception lost) {
      session.close();
    }
  }

  @Override
  public SubmitSmResult onAcceptSubmitSm(SubmitSm submit, SMPPServerSession source)
      throws ProcessRequestException {
    submitted.add(submit);
    if (hangs) hang();
    think();
    var next = refusals.poll();
    if (next != null && next != 0) throw new ProcessRequestException("No", next);
    if (status != 0) throw new ProcessRequestException("No", status);
    try {
      var id = "%08X".formatted(ids.incrementAndGet());
      return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
    } catch (PDUStringException e) {
      throw new IllegalStateException(e);
    }
  }

  private void think() {
    try {
      Thread.sleep(thinks);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void hang() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      closed.countDown();
      server.close();
      hangUp();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti submit, SMPPServerSession source) {
    throw new UnsupportedOperationException();
  }

  @Override
  public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession source) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void onAcceptReplaceSm(ReplaceSm replace, SMPPServerSession source) {}

  @Override
  public void onAcceptCancelSm(CancelSm cancel, SMPPServerSession source) {}

  @Override
  public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm broadcast, SMPPServerSession source) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void onAcceptCancelBroadcastSm(CancelBroadcastSm cancel, SMPPServerSession source) {}

  @Override
  public QueryBroadcastSmResult onAcceptQueryBroadcastSm(
      QueryBroadcastSm query, SMPPServerSession source) {
    throw new UnsupportedOperationException();
  }

  @Override
  public DataSmResult onAcceptDataSm(DataSm data, Session source) {
    throw new UnsupportedOperationException();
  }
}
