package earshot.smtp;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// The open lines to the SMTP server. There are as many as mails on their way at once; the one used
/// last is used next, so that those no longer needed end.
final class SmtpLines implements AutoCloseable {

  /// Servers end a line that says nothing after some minutes, and some after less.
  private static final Duration KEPT = Duration.ofSeconds(30);

  private final JavaMailSenderImpl server;
  private final Deque<SmtpLine> idle = new ArrayDeque<>();

  SmtpLines(JavaMailSenderImpl server) {
    this.server = server;
  }

  /// One that was open a moment ago, or a new one.
  SmtpLine take() {
    for (var line = latest(); line != null; line = latest()) {
      if (line.isAlive()) return line;
      line.end();
    }
    return new SmtpLine(server);
  }

  void giveBack(SmtpLine line) {
    synchronized (idle) {
      idle.push(line);
    }
    endOld();
  }

  @Override
  public void close() {
    for (var line = latest(); line != null; line = latest()) line.end();
  }

  private void endOld() {
    for (var line = oldest(); line != null; line = oldest()) line.end();
  }

  private @Nullable SmtpLine latest() {
    synchronized (idle) {
      return idle.poll();
    }
  }

  private @Nullable SmtpLine oldest() {
    synchronized (idle) {
      var oldest = idle.peekLast();
      return oldest != null && oldest.hasRestedFor(KEPT) ? idle.pollLast() : null;
    }
  }
}
