package earshot.smtp;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// The open lines to the SMTP server. There are as many as mails on their way at once; the one used
/// last is used next, so that those no longer needed end.
final class SmtpLines implements AutoCloseable {

  private final JavaMailSenderImpl server;
  private final Patience patience;
  private final Deque<SmtpLine> idle = new ArrayDeque<>();

  SmtpLines(JavaMailSenderImpl server, Patience patience) {
    this.server = server;
    this.patience = patience;
  }

  /// One that was open a moment ago, or a new one.
  SmtpLine take() {
    for (var line = latest(); line != null; line = latest()) {
      if (!isOld(line) && line.isAlive()) return line;
      line.end();
    }
    return new SmtpLine(server, patience.answer());
  }

  void giveBack(SmtpLine line) {
    synchronized (idle) {
      idle.push(line);
    }
  }

  @Override
  public void close() {
    for (var line = latest(); line != null; line = latest()) line.end();
  }

  /// Asks none of them whether it is alive: nobody may be there to answer.
  void endOld() {
    for (var line = oldest(); line != null; line = oldest()) line.end();
  }

  private boolean isOld(SmtpLine line) {
    return line.hasRestedFor(patience.kept());
  }

  private @Nullable SmtpLine latest() {
    synchronized (idle) {
      return idle.poll();
    }
  }

  private @Nullable SmtpLine oldest() {
    synchronized (idle) {
      var oldest = idle.peekLast();
      return oldest != null && isOld(oldest) ? idle.pollLast() : null;
    }
  }
}
