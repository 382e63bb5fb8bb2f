package earshot;

import earshot.account.ApplicantLinks;
import earshot.company.Locations;
import earshot.company.NewUser;
import earshot.company.Role;
import earshot.company.User;
import earshot.company.Users;
import earshot.conversation.Author;
import earshot.conversation.Conversations;
import earshot.conversation.NewMessage;
import earshot.conversation.Sent;
import earshot.conversation.Via;
import earshot.database.CurrentCompany;
import earshot.hiring.Answer;
import earshot.hiring.Applicants;
import earshot.hiring.Applications;
import earshot.hiring.Jobs;
import earshot.hiring.NewApplicant;
import earshot.hiring.Stage;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// A small company of one test: every injection makes another one ([SmallCompanies]), with the same
/// people under addresses of their own.
///
/// Maria (administrator), Tom (manager at Pier 4) and Aisha (manager at Market Street and Airport)
/// hire a barista for Pier 4, a cook for Market Street and a host for Airport. Jamal applied as
/// cook, then as barista; Lena, who has no phone, as barista; Omar, who has no email, as host.
/// Everybody's password is [#PASSWORD]. Nobody has written to anybody yet.
@NullMarked
public final class SmallCompany {

  public static final String PASSWORD = "correct horse";

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private final Locations locations;
  private final Users users;
  private final Jobs jobs;
  private final Applicants applicants;
  private final Applications applications;
  private final Conversations conversations;
  private final ApplicantLinks links;
  private final JdbcClient sql;
  private final TransactionOperations transaction;
  private final Clock clock;

  public final long id;
  public final long pier4;
  public final long marketStreet;
  public final long airport;
  public final User maria;
  public final User tom;
  public final User aisha;
  public final long barista;
  public final long cook;
  public final long host;
  public final long jamal;
  public final long lena;
  public final long omar;

  /// No other company of the tests knows the phone: an answer by text goes to the conversation that
  /// the phone was texted about last, by whichever company.
  public final String jamalsPhone;

  public final String omarsPhone;

  /// Applications, and so conversations.
  public final long jamalAsCook;

  public final long jamalAsBarista;
  public final long lenaAsBarista;
  public final long omarAsHost;

  SmallCompany(
      Locations locations,
      Users users,
      Jobs jobs,
      Applicants applicants,
      Applications applications,
      Conversations conversations,
      ApplicantLinks links,
      JdbcClient sql,
      TransactionOperations transaction,
      Clock clock) {
    this.locations = locations;
    this.users = users;
    this.jobs = jobs;
    this.applicants = applicants;
    this.applications = applications;
    this.conversations = conversations;
    this.links = links;
    this.sql = sql;
    this.transaction = transaction;
    this.clock = clock;
    id = Objects.requireNonNull(CurrentCompany.id());
    pier4 = location("Pier 4");
    marketStreet = location("Market Street");
    airport = location("Airport");
    maria = user("Maria Lopez", Role.ADMINISTRATOR);
    tom = user("Tom Becker", Role.MANAGER, pier4);
    aisha = user("Aisha Khan", Role.MANAGER, marketStreet, airport);
    barista = job(pier4, "Barista");
    cook = job(marketStreet, "Cook");
    host = job(airport, "Host");
    jamalsPhone = "+1628%d".formatted(2_000_000 + id);
    jamal = applicant("Jamal", "Carter", address("jamal"), jamalsPhone);
    lena = applicant("Lena", "Fischer", address("lena"), null);
    omarsPhone = "+1510%d".formatted(2_000_000 + id);
    omar = applicant("Omar", "Haddad", null, omarsPhone);
    jamalAsCook = apply(jamal, cook);
    jamalAsBarista = apply(jamal, barista);
    lenaAsBarista = apply(lena, barista);
    omarAsHost = apply(omar, host);
  }

  /// Does the work in this company, as a request of its staff would.
  public <T extends @Nullable Object> T in(Supplier<T> work) {
    return CurrentCompany.call(id, work);
  }

  public void run(Runnable work) {
    CurrentCompany.run(id, work);
  }

  /// Does the work in this company and in a transaction, as the database wants it.
  public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
    return in(() -> transaction.execute(_ -> work.get()));
  }

  public long location(String name) {
    return in(() -> locations.add(name, NEW_YORK, "US"));
  }

  /// Adds a user, named by the first name in lower case at sign-in, with the rights of this moment.
  public User user(String name, Role role, Long... granted) {
    var email = address(name.split(" ")[0].toLowerCase(Locale.ROOT));
    var added = new NewUser(name, email, role, NEW_YORK, "{noop}" + PASSWORD, Set.of(granted));
    return in(() -> again(users.add(added)));
  }

  /// The user with the rights of now.
  public User again(User user) {
    return in(() -> again(user.id()));
  }

  public long job(long location, String title) {
    return in(() -> jobs.add(location, title));
  }

  public long applicant(String first, String last, @Nullable String email, @Nullable String phone) {
    return in(() -> applicants.add(new NewApplicant(first, last, email, phone, phone != null)));
  }

  /// An application of this moment, with one answer and no resume.
  public long apply(long applicant, long job) {
    var answers = List.of(new Answer("When can you start?", "On Monday"));
    return in(() -> applications.apply(applicant, job, clock.instant(), answers, null));
  }

  /// A new applicant's application.
  public long applicationOf(String first, String last, long job) {
    return apply(applicant(first, last, address(first.toLowerCase(Locale.ROOT)), null), job);
  }

  /// A member of the staff writes to the applicant.
  public Sent write(User user, long application, String text) {
    return send(application, new Author.OfStaff(user), text);
  }

  /// An applicant answers on the page behind the link.
  public Sent answer(long applicant, long application, String text) {
    return send(application, new Author.OfApplicant(applicant), text);
  }

  private Sent send(long application, Author author, String text) {
    var key = UUID.randomUUID().toString();
    return in(
        () -> conversations.send(new NewMessage(application, author, Via.WEB, text, null, key)));
  }

  /// A link to the conversation of the application, e.g. `/m/3q2…`, as its applicant receives it.
  public String linkTo(long application) {
    var applicant = in(() -> applications.find(application)).applicant();
    return linkTo(application, applicant.email() == null ? "" : applicant.email());
  }

  /// The same, sent to that address or phone.
  public String linkTo(long application, String sentTo) {
    var applicant = in(() -> applications.find(application)).applicant().id();
    return in(
        () -> links.create(new ApplicantLinks.Page(applicant, publicId(application), sentTo)));
  }

  /// One as of before it was noted where they go.
  public String linkOfUnknownWay(long application) {
    var link = linkTo(application, "nowhere known");
    update("update applicant_link set sent_to = null where sent_to = 'nowhere known'");
    return link;
  }

  /// What the conversation is called in the address of the applicant's page.
  public String publicId(long application) {
    return inTransaction(() ->
        sql.sql("select public_id from conversation where id = :id")
            .param("id", application)
            .query((row, _) -> row.getString(1))
            .single());
  }

  /// A mail to the conversation waits in quarantine; returns its id.
  public long quarantine(long conversation, String sender, String words) {
    var raw = MailClient.raw("From: %s\nSubject: Hello\n\n%s".formatted(sender, words));
    return inTransaction(() ->
        sql.sql(
                """
                insert into quarantined_mail
                  (conversation_id, mail_id, sender, subject, reason, raw, received_at)
                values (:id, :key, :sender, 'Hello', 'It came from another address.', :raw, now())
                returning id
                """)
            .param("id", conversation)
            .param("key", UUID.randomUUID().toString())
            .param("sender", sender)
            .param("raw", raw)
            .query(Long.class)
            .single());
  }

  /// The mail of the first message of the conversation.
  public long mailDelivery(long conversation) {
    return inTransaction(() ->
        sql.sql(
                """
                select id from delivery
                where conversation_id = :id and channel = 'EMAIL' order by seq limit 1
                """)
            .param("id", conversation)
            .query(Long.class)
            .single());
  }

  /// An administrator of the server does something by SQL; returns how many rows it concerned.
  public int update(String statement) {
    return inTransaction(() -> sql.sql(statement).update());
  }

  public void decline(User user, long application) {
    run(() -> applications.decline(user, application));
  }

  public void undoDecline(User user, long application) {
    run(() -> applications.undoDecline(user, application));
  }

  /// The applicant withdraws.
  public void withdraw(long application) {
    run(() -> applications.changeStage(maria, application, Stage.WITHDRAWN, clock.instant()));
  }

  /// The address of that name in this company, e.g. `tom@harborcafe-17.example`.
  public String address(String name) {
    return name + "@harborcafe-" + id + ".example";
  }

  private User again(long user) {
    return users.find(user).orElseThrow();
  }
}
