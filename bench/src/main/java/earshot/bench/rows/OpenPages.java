package earshot.bench.rows;

import earshot.bench.load.Load;
import earshot.bench.load.Web;
import earshot.bench.site.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// Ada writes in conversations she has open: the composer posts, and the answer is what its page
/// lacks.
final class OpenPages implements Load.Task {

  private static final String SEQ = "data-seq=\"";

  private final LargeCompany company;
  private final List<Web> browsers = new ArrayList<>();
  private final AtomicIntegerArray shown;

  OpenPages(LargeCompany company, Node... nodes) throws Exception {
    this.company = company;
    for (var node : nodes) browsers.add(company.ada(node));
    shown = new AtomicIntegerArray((int) company.conversations());
  }

  /// Whatever was written by others is on the pages now.
  void catchUp() {
    var seqs =
        company
            .postgres()
            .numbers(
                company.database(),
                "select last_seq from conversation where id between %d and %d order by id"
                    .formatted(company.first(), company.first() + company.conversations() - 1));
    for (var n = 0; n < seqs.size(); n++) shown.set(n, seqs.get(n).intValue());
  }

  @Override
  public void run(int client) throws Exception {
    var conversation = company.anyConversation();
    var n = (int) (conversation - company.first());
    var browser = browsers.get(client % browsers.size());
    shown.set(n, lastSeq(send(browser, conversation, Sends.TEXT, shown.get(n))));
  }

  /// @param after the last seq the page shows
  static String send(Web browser, long conversation, String text, int after) throws Exception {
    return browser.submit(
        "/conversations/%d/messages".formatted(conversation),
        "body",
        text,
        "key",
        UUID.randomUUID().toString(),
        "after",
        Integer.toString(after));
  }

  private static int lastSeq(String answer) {
    var begin = answer.lastIndexOf(SEQ) + SEQ.length();
    return Integer.parseInt(answer.substring(begin, answer.indexOf('"', begin)));
  }
}
