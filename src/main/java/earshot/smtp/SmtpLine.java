package earshot.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// One connection to the SMTP server, made for the first mail that it carries.
final class SmtpLine {

  private final JavaMailSenderImpl server;
  private final Duration answer;
  private final Sockets sockets = new Sockets();
  private @Nullable Transport transport;
  private boolean connected;
  private long restingSince;

  /// @param answer how long to wait for the answer to a whole mail
  SmtpLine(JavaMailSenderImpl server, Duration answer) {
    this.server = server;
    this.answer = answer;
  }

  void send(MimeMessage mail) throws MessagingException {
    var open = transport == null ? connect() : transport;
    open.sendMessage(mail, mail.getAllRecipients());
    restingSince = System.nanoTime();
  }

  /// Whether the server had taken the connection: a mail that failed then may have been taken too.
  boolean wasConnected() {
    return connected;
  }

  /// Whether the server still answers on it.
  boolean isAlive() {
    return transport != null && transport.isConnected();
  }

  boolean hasRestedFor(Duration time) {
    return System.nanoTime() - restingSince > time.toNanos();
  }

  /// Ends it whatever it is doing just now: who waits for the server gets an exception.
  void cut() {
    sockets.close();
  }

  void end() {
    try {
      if (transport != null) transport.close();
    } catch (MessagingException goneAlready) {
      // Then it has ended.
    } finally {
      sockets.close();
    }
  }

  private Transport connect() throws MessagingException {
    var protocol = server.getProtocol() == null ? "smtp" : server.getProtocol();
    var session = Session.getInstance(properties(protocol));
    var made = new PatientTransport(session, protocol, sockets, answer);
    transport = made;
    made.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
    connected = true;
    return made;
  }

  private Properties properties(String protocol) {
    var prefix = "mail." + protocol + ".";
    var properties = new Properties();
    properties.putAll(server.getJavaMailProperties());
    if (hasText(server.getUsername())) properties.setProperty(prefix + "auth", "true");
    // A mail changed on its way would break its signature.
    properties.setProperty(prefix + "allow8bitmime", "false");
    // No waiting for the answer to the good-bye.
    properties.setProperty(prefix + "quitwait", "false");
    if (isDirect(properties, prefix)) properties.put(prefix + "socketFactory", sockets);
    return properties;
  }

  private static boolean isDirect(Properties properties, String prefix) {
    return properties.keySet().stream()
        .map(String::valueOf)
        .noneMatch(name ->
            name.startsWith(prefix + "socks.")
                || name.startsWith(prefix + "proxy.")
                || name.startsWith(prefix + "socketFactory"));
  }

  private static boolean hasText(@Nullable String text) {
    return text != null && !text.isBlank();
  }
}
