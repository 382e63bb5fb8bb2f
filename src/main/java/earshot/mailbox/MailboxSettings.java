package earshot.mailbox;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.StringUtils;

/// @param port 0 for the usual one: 993 with `tls=on`, else 143
/// @param processedFolder where a mail goes once what it says is stored
/// @param failedFolder where a mail goes that cannot be taken
/// @param lease how long after its death a node keeps others from reading
@ConfigurationProperties("earshot.email.imap")
record MailboxSettings(
    String host,
    @DefaultValue("0") int port,
    @Nullable String username,
    @Nullable String password,
    @DefaultValue("on") Tls tls,
    @DefaultValue("INBOX") String folder,
    @DefaultValue("Earshot") String processedFolder,
    @DefaultValue("Earshot-failed") String failedFolder,
    @DefaultValue("30s") @DurationUnit(ChronoUnit.SECONDS) Duration lease) {

  private static final Duration SHORTEST_LEASE = Duration.ofSeconds(3);

  /// How the connection is kept from being read on the way: from its start, from the greeting on,
  /// or not at all.
  enum Tls {
    ON,
    STARTTLS,
    OFF
  }

  MailboxSettings {
    if (!StringUtils.hasText(username) || !StringUtils.hasText(password))
      throw new IllegalArgumentException(
          "earshot.email.imap.username and .password (EARSHOT_EMAIL_IMAP_USERNAME, EARSHOT_EMAIL_IMAP_PASSWORD): are needed with earshot.email.imap.host");
    if (port < 0 || port > 65535)
      throw new IllegalArgumentException(
          "earshot.email.imap.port (EARSHOT_EMAIL_IMAP_PORT): must be from 1 to 65535, not "
              + port);
    refuseEmpty("folder", folder);
    refuseEmpty("processed-folder", processedFolder);
    refuseEmpty("failed-folder", failedFolder);
    if (processedFolder.equals(failedFolder))
      throw new IllegalArgumentException(
          "earshot.email.imap.failed-folder (EARSHOT_EMAIL_IMAP_FAILED_FOLDER): must be another than EARSHOT_EMAIL_IMAP_PROCESSED_FOLDER");
    if (folder.equals(processedFolder) || folder.equals(failedFolder))
      throw new IllegalArgumentException(
          "earshot.email.imap.folder (EARSHOT_EMAIL_IMAP_FOLDER): must be another than those mail is moved to");
    if (lease.compareTo(SHORTEST_LEASE) < 0)
      throw new IllegalArgumentException(
          "earshot.email.imap.lease (EARSHOT_EMAIL_IMAP_LEASE): must be 3s or more");
  }

  private static void refuseEmpty(String name, String folder) {
    if (folder.isBlank())
      throw new IllegalArgumentException(
          "earshot.email.imap.%s (EARSHOT_EMAIL_IMAP_%s): must name a folder"
              .formatted(name, name.replace('-', '_').toUpperCase(Locale.ROOT)));
  }

  String protocol() {
    return tls == Tls.ON ? "imaps" : "imap";
  }

  int portOrUsual() {
    return port > 0 ? port : tls == Tls.ON ? 993 : 143;
  }

  @Override
  public String toString() {
    return "%s of %s on %s:%d".formatted(folder, username, host, portOrUsual());
  }
}
