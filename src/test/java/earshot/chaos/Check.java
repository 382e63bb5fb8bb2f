package earshot.chaos;

import earshot.chaos.Arrivals.Taken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Holds the ledger against the database, and the database against the sinks.
final class Check {

  /// Each applicant has an address and a phone.
  private static final String NOT_BY_EVERY_CHANNEL =
      """
      select m.body, m.conversation_id, m.seq
      from message m left join delivery d on (d.company_id, d.conversation_id, d.seq)
          = (m.company_id, m.conversation_id, m.seq) and d.recipient = 'applicant'
            and d.channel in ('EMAIL', 'SMS')
      where m.body like 'Ledger entry %' and m.author = 'USER'
      group by 1, 2, 3 having count(distinct d.channel) < 2
      """;

  private final Site site;
  private final Ledger ledger;
  private final int first;
  private final int last;
  private int lost;
  private int twice;
  private int repeated;
  private int uncertain;

  private Check(Site site, Ledger ledger, int first, int last) {
    this.site = site;
    this.ledger = ledger;
    this.first = first;
    this.last = last;
  }

  /// Looks at the entries of those numbers.
  static Findings of(Site site, Ledger ledger, int first, int last) {
    var check = new Check(site, ledger, first, last);
    check.messages();
    check.deliveries();
    return new Findings(check.lost, check.twice, check.repeated, check.uncertain);
  }

  /// Each message is there, once.
  private void messages() {
    var stored = new HashMap<Ledger.Said, Integer>();
    for (var row :
        site.rows.of("select conversation_id, body from message where body like 'Ledger entry %'"))
      stored.merge(new Ledger.Said(Long.parseLong(row.get(0)), row.get(1)), 1, Integer::sum);
    for (var said : ledger.said())
      if (isMeant(said.entry()) && !stored.containsKey(said)) lost("%s is not stored", said);
    stored.forEach((said, times) -> {
      if (isMeant(said.entry()) && times > 1) twice("%s is stored %d times", said, times);
    });
  }

  /// Each message of the staff is on its way by every channel, and what is said to have gone has
  /// arrived. Last words are taken back with the decline.
  private void deliveries() {
    for (var row : site.rows.of(NOT_BY_EVERY_CHANNEL))
      if (isMeant(row.getFirst())) lost("%s is not on its way by mail and by text", row);
    var taken = new HashMap<String, List<Taken>>();
    taken.putAll(byRecipient(site.mail.arrivals()));
    taken.putAll(byRecipient(site.texts.arrivals()));
    for (var row :
        site.rows.of(
            """
            select m.body, d.channel, d.address, d.state, d.attempts, d.interrupted,
              coalesce(d.reason, ''), m.conversation_id
            from message m join delivery d on (d.company_id, d.conversation_id, d.seq)
                = (m.company_id, m.conversation_id, m.seq) and d.recipient = 'applicant'
            where m.body like 'Ledger entry %' and m.author = 'USER' and d.channel <> 'IN_APP'
            """))
      if (isMeant(row.getFirst())) delivery(row, taken);
  }

  private void delivery(List<String> row, Map<String, List<Taken>> taken) {
    var copies = taken.getOrDefault(row.get(2) + " " + row.get(0), List.of());
    var names = copies.stream().map(Taken::id).distinct().count();
    var mail = row.get(1).equals("EMAIL");
    switch (row.get(3)) {
      case "SENT", "DELIVERED" -> {
        if (copies.isEmpty()) lost("%s was not taken", row);
      }
      case "UNKNOWN" -> uncertain++;
      // What an attempt without an end may have sent is said to have failed then.
      case "SKIPPED", "FAILED" -> {
        if (!isDeclined(row) && !isRead(row)) lost("%s did not go", row);
      }
      default -> lost("%s did not go", row);
    }
    if (copies.size() > 1) repeated += copies.size() - 1;
    if (mail && names > 1) twice("%s went as %d mails", row, names);
    if (copies.size() > attempts(row, mail)) twice("%s went %d times", row, copies.size());
  }

  private boolean isDeclined(List<String> row) {
    return row.get(6).contains("declin") && ledger.mayBeDeclined(Long.parseLong(row.get(7)));
  }

  private boolean isRead(List<String> row) {
    return row.get(6).equals("Read in the app") && ledger.mayBeRead(Long.parseLong(row.get(7)));
  }

  /// How often it may have gone: a mail again until there was an answer, as it is known as the
  /// same; a text only where a server died on it.
  private static int attempts(List<String> row, boolean mail) {
    return mail ? Integer.parseInt(row.get(4)) : 1 + Integer.parseInt(row.get(5));
  }

  private static Map<String, List<Taken>> byRecipient(Arrivals arrivals) {
    var found = new HashMap<String, List<Taken>>();
    for (var taken : arrivals.all())
      for (var entry : taken.entries())
        found.merge(
            taken.to() + " " + entry,
            List.of(taken),
            (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
    return found;
  }

  private boolean isMeant(String entry) {
    var number = Ledger.number(entry);
    return number >= first && number <= last;
  }

  private void lost(String sentence, Object... words) {
    if (lost++ < 5) System.err.printf("LOST: " + sentence + "%n", words);
  }

  private void twice(String sentence, Object... words) {
    if (twice++ < 5) System.err.printf("TWICE: " + sentence + "%n", words);
  }
}
