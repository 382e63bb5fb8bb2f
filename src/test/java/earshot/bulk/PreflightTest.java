package earshot.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.HarborCafe.Story;
import earshot.Peers;
import earshot.TestClock;
import earshot.bulk.Preflight.Group;
import earshot.bulk.Preflight.Kind;
import earshot.bulk.Recipients.Ticked;
import earshot.company.Locations;
import earshot.hiring.Applicants;
import earshot.hiring.Applications;
import earshot.hiring.Jobs;
import earshot.hiring.NewApplicant;
import earshot.hiring.Stage;
import earshot.sms.OptOutWish;
import earshot.sms.OptOuts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A company with one of each kind of applicant. What is predicted is what happens.
@NullMarked
@ChannelsTest
class PreflightTest {

  private static final Instant NOON = Instant.parse("2026-06-01T19:00:00Z");
  private static final AtomicLong PHONES = new AtomicLong(14155560000L);
  private static final String TEXT = "Hi {{applicant.first_name}}, can you come on Tuesday?";

  @Autowired private HarborCafe harbor;
  @Autowired private TestClock clock;
  @Autowired private BulkMessages bulks;
  @Autowired private Applicants applicants;
  @Autowired private Applications applications;
  @Autowired private Jobs jobs;
  @Autowired private Locations locations;
  @Autowired private OptOuts optOuts;
  @Autowired private JdbcClient sql;
  @Autowired private TransactionTemplate transaction;

  private Story cafe;
  private long cook;
  private final List<Long> ticked = new ArrayList<>();
  private final Map<String, String> names = new TreeMap<>();
  private final Map<String, String> phones = new TreeMap<>();

  @BeforeEach
  void one_of_each_kind() {
    clock.set(NOON);
    cafe = harbor.story();
    cafe.in(() -> {
      cook = jobs.add(cafe.location(), "Cook");
      declinedAndWithdrawn();
      elsewhere();
      harderToReach();
      twice();
      return 0;
    });
  }

  private void declinedAndWithdrawn() {
    applications.decline(cafe.maria(), applies("Dora", phone(), true));
    applications.changeStage(
        cafe.maria(), applies("Wendell", phone(), true), Stage.WITHDRAWN, NOON);
  }

  /// Maria may read it, as Elsa also applied here, and may not write there.
  private void elsewhere() {
    var airport = locations.add("Airport", ZoneId.of("America/Los_Angeles"), "US");
    var elsa = applicant("Elsa", "elsa", phone(), true);
    apply(elsa, cafe.job());
    ticked.add(apply(elsa, jobs.add(airport, "Host")));
  }

  private void harderToReach() {
    var optedOut = phone();
    applies("Olga", optedOut, true);
    optOuts.add(optedOut, OptOutWish.saidByProvider("STOP"));
    applies("Noah", phone(), false);
    applies("Petra", null, false);
    var bounced = applicant("Boris", "boris", phone(), true);
    applicants.emailBounced(bounced);
    ticked.add(apply(bounced, cafe.job()));
    ticked.add(apply(applicant("Mila", null, phone(), true), cafe.job()));
    ticked.add(apply(applicant("Nils", null, null, false), cafe.job()));
    applies("Anna", phone(), true);
    applies("Bert", phone(), true);
  }

  private void twice() {
    var tara = applicant("Tara", "tara", phone(), true);
    ticked.add(apply(tara, cafe.job()));
    clock.set(NOON.plusSeconds(60));
    ticked.add(apply(tara, cook));
  }

  @Test
  void it_names_every_reason_and_counts_whom_it_concerns() {
    var ahead = ahead();

    assertThat(ahead.chosen()).isEqualTo(ticked.size()).isEqualTo(13);
    assertThat(ahead.reached()).isEqualTo(10);
    assertThat(ahead.onEveryChannel()).isEqualTo(4);
    assertThat(ahead.groups())
        .extracting(group -> group.kind() + " " + group.reason() + ": " + group.names())
        .containsExactlyInAnyOrder(
            "BLOCKED The application was declined: [Dora Doe]",
            "BLOCKED The applicant withdrew: [Wendell Doe]",
            "BLOCKED Only managers of its location can write there: [Elsa Doe]",
            "LESS_CHANNELS Opted out of texts: [Olga Doe]",
            "LESS_CHANNELS Did not agree to texts: [Noah Doe]",
            "LESS_CHANNELS No phone number on file: [Nils Doe, Petra Doe]",
            "LESS_CHANNELS Mail to this address came back: [Boris Doe]",
            "LESS_CHANNELS No email address on file: [Nils Doe, Mila Doe]",
            "TWICE Chosen with a newer application too: would get it again: [Tara Doe]");
  }

  @Test
  void what_it_predicts_is_what_happens() {
    var ahead = ahead();

    var id = send(false);

    var bulk = cafe.in(() -> bulks.find(cafe.maria(), id)).orElseThrow();
    assertThat(bulk.state()).isEqualTo(BulkState.DONE);
    assertThat(bulk.total()).isEqualTo(ahead.chosen());
    assertThat(bulk.sent()).isEqualTo(ahead.reached());
    assertThat(
            bulk.reasons().stream()
                .collect(Collectors.toMap(BulkMessage.Skipped::reason, BulkMessage.Skipped::count)))
        .isEqualTo(counts(ahead, Kind.BLOCKED));
    assertThat(skippedChannels()).isEqualTo(counts(ahead, Kind.LESS_CHANNELS));
    assertThat(onEveryChannel()).isEqualTo(ahead.onEveryChannel());
  }

  @Test
  void with_those_left_out_who_cannot_get_it_everybody_gets_it_once() {
    var id = send(true);

    var bulk = cafe.in(() -> bulks.find(cafe.maria(), id)).orElseThrow();
    assertThat(bulk.total()).isEqualTo(9);
    assertThat(bulk.sent()).isEqualTo(9);
    assertThat(
            numbers(
                """
                select count(*) from message m join application a on a.id = m.conversation_id
                group by a.applicant_id having count(*) > 1
                """))
        .isEmpty();
    assertThat(
            numbers(
                "select count(*) from message m join application a on a.id = m.conversation_id where a.job_id = "
                    + cook))
        .containsExactly(1L);
  }

  @Test
  void nobody_learns_of_another_recipient() throws Exception {
    send(false);

    for (var address : names.keySet()) {
      for (var mail : Peers.mailTo(address)) {
        assertThat(mail.getAllRecipients()).hasSize(1);
        var raw = new ByteArrayOutputStream();
        mail.writeTo(raw);
        namesNobodyBut(names.get(address), raw.toString(StandardCharsets.UTF_8));
      }
    }
    for (var phone : phones.keySet())
      for (var text : Peers.textsTo(phone)) namesNobodyBut(phones.get(phone), text.body());
    assertThat(names.keySet().stream().flatMap(it -> Peers.mailTo(it).stream())).hasSize(7);
    assertThat(phones.keySet().stream().flatMap(it -> Peers.textsTo(it).stream())).hasSize(6);
  }

  private void namesNobodyBut(@Nullable String name, String text) {
    assertThat(text).contains("Hi " + name);
    for (var other :
        List.of("Dora", "Olga", "Noah", "Petra", "Boris", "Mila", "Anna", "Bert", "Tara"))
      if (!other.equals(name)) assertThat(text).doesNotContainIgnoringCase(other);
  }

  private Preflight ahead() {
    return cafe.in(() -> bulks.preflight(cafe.maria(), new Ticked(ticked), TEXT));
  }

  private long send(boolean leaveOut) {
    var id =
        cafe.in(() -> bulks.send(cafe.maria(), new Ticked(ticked), leaveOut, TEXT, "k" + leaveOut));
    clock.advance(BulkMessages.UNDO);
    harbor.runJobs();
    return id;
  }

  private static Map<String, Integer> counts(Preflight ahead, Kind kind) {
    return ahead.groups().stream()
        .filter(group -> group.kind() == kind)
        .collect(Collectors.toMap(Group::reason, Group::count));
  }

  private Map<String, Integer> skippedChannels() {
    var found = new TreeMap<String, Integer>();
    inTransaction(() ->
        sql.sql("select reason, count(*) from delivery where state = 'SKIPPED' group by 1")
            .query((row, _) -> found.put(row.getString(1), row.getInt(2)))
            .list());
    return found;
  }

  private long onEveryChannel() {
    return numbers(
            """
            select count(*) from message m where not exists (
              select from delivery d where d.conversation_id = m.conversation_id and d.seq = m.seq
                and d.state = 'SKIPPED')
            """)
        .getFirst();
  }

  private List<Long> numbers(String query) {
    return inTransaction(() -> sql.sql(query).query((row, _) -> row.getLong(1)).list());
  }

  private <T> T inTransaction(java.util.function.Supplier<T> work) {
    return cafe.in(() -> java.util.Objects.requireNonNull(transaction.execute(_ -> work.get())));
  }

  private long applies(String first, @Nullable String phone, boolean agrees) {
    var application = apply(applicant(first, first, phone, agrees), cafe.job());
    ticked.add(application);
    return application;
  }

  private long applicant(
      String first, @Nullable String mailbox, @Nullable String phone, boolean agrees) {
    var email =
        mailbox == null
            ? null
            : mailbox.toLowerCase(java.util.Locale.ROOT) + cafe.company() + "@mail.example";
    if (email != null) names.put(email, first);
    if (phone != null) phones.put(phone, first);
    return applicants.add(new NewApplicant(first, "Doe", email, phone, agrees));
  }

  private long apply(long applicant, long job) {
    return applications.apply(applicant, job, clock.instant(), List.of(), null);
  }

  private static String phone() {
    return "+" + PHONES.incrementAndGet();
  }
}
