package earshot.messagecenter;

import earshot.company.Locations;
import earshot.company.User;
import earshot.hiring.Jobs;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The conversations of a user, newest first, and how much in them is new.
@Component
class Inbox {

  static final int PAGE = 50;

  private static final int FEW_ARCHIVED = 1_000;

  private final InboxDatabase database;
  private final Jobs jobs;
  private final Locations locations;

  Inbox(InboxDatabase database, Jobs jobs, Locations locations) {
    this.database = database;
    this.jobs = jobs;
    this.locations = locations;
  }

  /// A page and its filters, read in one transaction.
  @Transactional(readOnly = true)
  InboxScreen screen(User user, InboxFilter filter, @Nullable String after) {
    var page = page(user, filter, after);
    return new InboxScreen(page, jobs.reviewedBy(user), locations.reviewedBy(user));
  }

  @Transactional(readOnly = true)
  InboxPage page(User user, InboxFilter filter, @Nullable String after) {
    return page(user, filter, after, PAGE);
  }

  /// The same with pages of another size.
  @Transactional(readOnly = true)
  InboxPage page(User user, InboxFilter filter, @Nullable String after, int size) {
    var top = InboxCursor.parse(after);
    var down = down(user, filter, top, FEW_ARCHIVED);
    var rows = database.rows(user, filter, top, down, size + 1);
    if (rows.size() <= size && !down.isEnd()) {
      down = down(user, filter, top, ListSql.MOST_ARCHIVED);
      rows = database.rows(user, filter, top, down, size + 1);
    }
    return page(user, filter, after, rows, down, size);
  }

  /// Where a list of locations ends for now: much that is archived may be in its way, and a page
  /// must be there at once.
  private InboxCursor down(User user, InboxFilter filter, InboxCursor top, int archived) {
    return filter.passesOverArchived() ? database.archived(user, top, archived) : InboxCursor.END;
  }

  private InboxPage page(
      User user,
      InboxFilter filter,
      @Nullable String after,
      List<InboxRow> rows,
      InboxCursor down,
      int size) {
    var page = rows.subList(0, Math.min(rows.size(), size));
    var end = rows.size() > size ? InboxCursor.of(page.getLast()) : down;
    var clear = rows.isEmpty() && filter.view() == View.INBOX && database.hasArchived(user);
    return new InboxPage(filter, page, after, end.isEnd() ? null : end.toString(), clear);
  }

  /// How many answers wait unread in the inbox, counted up to 100; a conversation that is only
  /// marked unread counts as one. Derived from the messages each time: nothing is incremented, so
  /// nothing can drift.
  @Transactional(readOnly = true)
  int newMessages(User user) {
    return database.newMessages(user);
  }
}
