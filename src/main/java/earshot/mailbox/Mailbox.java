package earshot.mailbox;

import earshot.email.InboundEmail;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.StoreClosedException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;

/// An open connection to the mailbox.
final class Mailbox implements AutoCloseable {

  /// How many mails are looked at together.
  private static final int BATCH = 50;

  private final IMAPStore store;
  private final IMAPFolder folder;
  private final Folder processed;
  private final Folder failed;
  private final Set<Long> passedOver = new HashSet<>();

  private Mailbox(IMAPStore store, MailboxSettings settings) throws MessagingException {
    this.store = store;
    this.folder = (IMAPFolder) store.getFolder(settings.folder());
    this.processed = made(store.getFolder(settings.processedFolder()));
    this.failed = made(store.getFolder(settings.failedFolder()));
    folder.open(Folder.READ_WRITE);
  }

  /// @param patience how long the server may say nothing
  static Mailbox open(MailboxSettings settings, Duration patience) throws MessagingException {
    var session = Session.getInstance(properties(settings, patience));
    var store = (IMAPStore) session.getStore(settings.protocol());
    store.connect(
        settings.host(), settings.portOrUsual(), settings.username(), settings.password());
    try {
      return new Mailbox(store, settings);
    } catch (MessagingException failed) {
      store.close();
      throw failed;
    }
  }

  /// The next mails, the oldest first; none where none waits.
  List<IMAPMessage> next() throws MessagingException {
    if (folder.getMessageCount() < 1) return List.of();
    // Those that are marked may stay for ever, and there may be any number of them.
    var waiting = folder.search(new FlagTerm(new Flags(Flags.Flag.DELETED), false));
    var most = BATCH + passedOver.size();
    var next = Arrays.copyOf(waiting, Math.min(most, waiting.length));
    var profile = new FetchProfile();
    profile.add(UIDFolder.FetchProfileItem.UID);
    profile.add(FetchProfile.Item.SIZE);
    folder.fetch(next, profile);
    var mails = new ArrayList<IMAPMessage>();
    for (var message : next)
      if (!message.isExpunged() && !passedOver.contains(folder.getUID(message)))
        mails.add((IMAPMessage) message);
    return mails;
  }

  /// Leaves the mail where it is until the next connection.
  void passOver(IMAPMessage mail) throws MessagingException {
    passedOver.add(folder.getUID(mail));
  }

  /// Whether the server refused that one thing alone, and the connection is there as before.
  boolean goesOnAfter(MessagingException refused) {
    return switch (refused) {
      case FolderClosedException _, StoreClosedException _, MessageRemovedException _ -> false;
      default -> store.isConnected() && folder.isOpen();
    };
  }

  /// Counts anew, as some servers and their clients lose count of what was moved.
  void lookAgain() throws MessagingException {
    folder.close(false);
    folder.open(Folder.READ_WRITE);
  }

  /// The whole mail as it came; it is not marked as read.
  byte[] read(IMAPMessage mail) throws MessagingException, IOException {
    mail.setPeek(true);
    var raw = new ByteArrayOutputStream(Math.max(mail.getSize(), 1024));
    mail.writeTo(raw);
    return something(raw.toByteArray());
  }

  /// Its headers alone, byte for byte, and no more of them than are looked at: all of such a mail
  /// may be headers, and each becomes objects a hundred times its size.
  byte[] readHeaders(IMAPMessage mail) throws MessagingException {
    var fetch =
        "UID FETCH %d BODY.PEEK[HEADER]<0.%d>"
            .formatted(folder.getUID(mail), InboundEmail.ENOUGH_HEADERS);
    return something((byte[]) folder.doCommand(protocol -> body(protocol, fetch)));
  }

  private static byte[] body(IMAPProtocol protocol, String fetch) throws ProtocolException {
    var answers = protocol.command(fetch, null);
    protocol.notifyResponseHandlers(answers);
    protocol.handleResult(answers[answers.length - 1]);
    return Arrays.stream(answers)
        .filter(FetchResponse.class::isInstance)
        .map(answer -> ((FetchResponse) answer).getItem(BODY.class))
        .filter(body -> body != null && body.getByteArray() != null)
        .findFirst()
        .map(body -> body.getByteArray().getNewBytes())
        .orElse(new byte[0]);
  }

  /// What the server answers NO to is made a mail without a letter by the library.
  private static byte[] something(byte[] read) throws MessagingException {
    if (read.length == 0) throw new MessagingException("there is nothing in it");
    return read;
  }

  /// What names the mail in every connection.
  String name(IMAPMessage mail) throws MessagingException {
    return folder.getUIDValidity() + ":" + folder.getUID(mail);
  }

  void toProcessed(IMAPMessage mail) throws MessagingException {
    move(mail, processed);
  }

  void toFailed(IMAPMessage mail) throws MessagingException {
    move(mail, failed);
  }

  /// Waits until something changes, or [#wake] is called from elsewhere; false where the server
  /// cannot tell.
  boolean idle() throws MessagingException {
    if (!store.hasCapability("IDLE")) return false;
    folder.idle(true);
    return true;
  }

  /// Asks the server whether it is still there, and with that ends [#idle].
  void wake() throws MessagingException {
    folder.doCommand(protocol -> {
      protocol.simpleCommand("NOOP", null);
      return true;
    });
  }

  @Override
  public void close() throws MessagingException {
    store.close();
  }

  /// Moved in one step where the server can (RFC 6851). Else it is copied first and then deleted:
  /// cut in between, it is taken again, which changes nothing.
  private void move(IMAPMessage mail, Folder target) throws MessagingException {
    Message[] one = {mail};
    if (store.hasCapability("MOVE")) {
      folder.moveMessages(one, target);
      return;
    }
    folder.copyMessages(one, target);
    mail.setFlag(Flags.Flag.DELETED, true);
    // Without this extension (RFC 4315) there is only a command that would end others' mail too.
    if (store.hasCapability("UIDPLUS")) folder.expunge(one);
  }

  private static Folder made(Folder folder) throws MessagingException {
    if (!folder.exists() && !folder.create(Folder.HOLDS_MESSAGES) && !folder.exists())
      throw new MessagingException(
          "The folder \"" + folder.getFullName() + "\" is not there and cannot be made");
    return folder;
  }

  private static Properties properties(MailboxSettings settings, Duration patience) {
    var prefix = "mail." + settings.protocol() + ".";
    var millis = String.valueOf(patience.toMillis());
    var properties = new Properties();
    properties.setProperty(prefix + "connectiontimeout", "10000");
    properties.setProperty(prefix + "timeout", millis);
    properties.setProperty(prefix + "writetimeout", millis);
    properties.setProperty(prefix + "partialfetch", "false");
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    var starttls = String.valueOf(settings.tls() == MailboxSettings.Tls.STARTTLS);
    properties.setProperty(prefix + "starttls.enable", starttls);
    properties.setProperty(prefix + "starttls.required", starttls);
    return properties;
  }
}
