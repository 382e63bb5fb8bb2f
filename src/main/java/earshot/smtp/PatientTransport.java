package earshot.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/// Waits longer for the answer to a whole mail than for any other.
final class PatientTransport extends SMTPTransport {

  private final Sockets sockets;
  private final Duration answer;

  /// @param protocol `smtp`, or `smtps` for a line that is secure from its start
  PatientTransport(Session session, String protocol, Sockets sockets, Duration answer) {
    super(session, null, protocol, protocol.equals("smtps"));
    this.sockets = sockets;
    this.answer = answer;
  }

  @Override
  protected void finishData() throws IOException, MessagingException {
    var usual = sockets.timeout();
    if (usual > 0) sockets.setTimeout(Math.max(usual, Math.toIntExact(answer.toMillis())));
    super.finishData();
    if (usual > 0) sockets.setTimeout(usual);
  }
}
