package earshot.messagecenter;

import earshot.StaffClient;
import earshot.company.User;
import earshot.live.LivePage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// An open message center, as `messagecenter.js` keeps it: after an event it fetches the rows and
/// the counter anew, and otherwise shows what it showed.
final class Tab implements AutoCloseable {

  private static final Set<String> NEWS = Set.of("message", "read", "marks", "stage", "hello");
  private static final Pattern ROW =
      Pattern.compile("<li class=\"thread ?(new)?\" data-id=\"(\\d+)\"");
  private static final Pattern COUNTER = Pattern.compile("Message center(?:, (\\d+)\\+? new)?\"");

  final User user;
  private final StaffClient browser;
  private final LivePage live;
  private InboxFilter filter = InboxFilter.INBOX;
  private boolean stale = true;
  private List<String> rows = List.of();
  private int counter;

  Tab(User user, StaffClient browser) {
    this.user = user;
    this.browser = browser.signIn(user);
    this.live = LivePage.of(browser);
  }

  /// Goes to another list.
  void go(InboxFilter to) {
    filter = to;
    stale = true;
  }

  InboxFilter filter() {
    return filter;
  }

  StaffClient browser() {
    return browser;
  }

  /// Hears everything up to the event of that name.
  void hearUpTo(String end) {
    for (var event = live.next(); !event.name().equals(end); event = live.next())
      stale |= NEWS.contains(event.name());
  }

  void catchUp() {
    if (!stale) return;
    stale = false;
    rows = rows(browser.get(filter.rows(null)).body());
    counter = counter(browser.get("/message-center/counter").body());
  }

  List<String> rows() {
    return rows;
  }

  int counter() {
    return counter;
  }

  static List<String> rows(String html) {
    var found = new ArrayList<String>();
    var row = ROW.matcher(html);
    while (row.find()) found.add(row.group(2) + (row.group(1) == null ? "" : "*"));
    return found;
  }

  static int counter(String html) {
    var found = COUNTER.matcher(html);
    if (!found.find()) throw new AssertionError(html);
    var number = found.group(1);
    if (number == null) return 0;
    return found.group().contains("+") ? 100 : Integer.parseInt(number);
  }

  @Override
  public void close() {
    live.close();
  }
}
