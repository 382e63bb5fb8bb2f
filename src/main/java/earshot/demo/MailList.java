package earshot.demo;

import java.util.List;
import java.util.Map;

/// The list of the mailbox.
///
/// @param to whose mail it is; empty for everybody's
/// @param open the mail being read, 0 for none
public record MailList(String to, List<DemoMail> mails, long open, Map<String, Owner> owners) {

  /// The recipient by name, or the address of somebody unknown.
  public String name(DemoMail mail) {
    var owner = owners.get(mail.recipient());
    return owner == null ? mail.recipient() : owner.name();
  }

  /// The newest mail of it, 0 where there is none.
  public long newest() {
    return mails.isEmpty() ? 0 : mails.getFirst().id();
  }
}
