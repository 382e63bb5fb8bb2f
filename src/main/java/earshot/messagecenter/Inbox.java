package earshot.messagecenter;

import earshot.company.User;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The conversations of a user, newest first, and how much in them is new.
@Component
class Inbox {

  static final int PAGE = 50;

  private final InboxDatabase database;

  Inbox(InboxDatabase database) {
    this.database = database;
  }

  @Transactional(readOnly = true)
  InboxPage page(User user, InboxFilter filter, @Nullable String after) {
    var rows = database.rows(user, filter, InboxCursor.parse(after), PAGE + 1);
    var page = rows.subList(0, Math.min(rows.size(), PAGE));
    var next = rows.size() > PAGE ? InboxCursor.of(page.getLast()).toString() : null;
    var clear = rows.isEmpty() && filter.view() == View.INBOX && database.hasArchived(user);
    return new InboxPage(filter, page, after, next, clear);
  }

  /// How many answers wait unread in the inbox, counted up to 100; a conversation that is only
  /// marked unread counts as one. Derived from the messages each time: nothing is incremented, so
  /// nothing can drift.
  @Transactional(readOnly = true)
  int newMessages(User user) {
    return database.newMessages(user);
  }
}
