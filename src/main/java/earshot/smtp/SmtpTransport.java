package earshot.smtp;

import earshot.email.MailFailed;
import earshot.email.MailTransport;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// The operator's SMTP server, named by `spring.mail.*`.
final class SmtpTransport implements MailTransport, AutoCloseable {

  private static final String NOBODY = "<>";

  /// How often it is looked whether a line is old in the time that makes it so.
  private static final int LOOKS = 6;

  private final String host;
  private final SmtpLines lines;
  private final Patience patience;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("smtp-watch").factory());

  SmtpTransport(String host, JavaMailSenderImpl server, Patience patience) {
    this.host = host;
    this.patience = patience;
    this.lines = new SmtpLines(server, patience);
    var look = patience.kept().toMillis() / LOOKS;
    var _ = watch.scheduleWithFixedDelay(lines::endOld, look, look, TimeUnit.MILLISECONDS);
  }

  @Override
  public String peer() {
    return "mail by " + host;
  }

  @Override
  public void send(MimeMessage mail) {
    try {
      attempt(mail);
    } catch (MailFailed failed) {
      if (!hasNoSender(mail) || !SmtpAnswer.isForGood(failed)) throw failed;
      sendWithSender(mail);
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
    lines.close();
  }

  private void attempt(MimeMessage mail) {
    var line = lines.take();
    var cut = watch.schedule(line::cut, patience.longest().toMillis(), TimeUnit.MILLISECONDS);
    try {
      line.send(mail);
      lines.giveBack(line);
    } catch (MessagingException failed) {
      line.end();
      throw SmtpAnswer.of(failed, line.wasConnected()).asFailure(failed);
    } catch (RuntimeException failed) {
      line.end();
      throw failed;
    } finally {
      cut.cancel(false);
    }
  }

  /// Some servers take no mail without a sender, and say so at one step or another.
  private void sendWithSender(MimeMessage mail) {
    ((SMTPMessage) mail).setEnvelopeFrom(null);
    attempt(mail);
  }

  private static boolean hasNoSender(MimeMessage mail) {
    return mail instanceof SMTPMessage named && NOBODY.equals(named.getEnvelopeFrom());
  }
}
