package earshot;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import earshot.company.Companies;
import earshot.company.Locations;
import earshot.company.NewUser;
import earshot.company.Profile;
import earshot.company.Role;
import earshot.company.User;
import earshot.company.Users;
import earshot.conversation.Author;
import earshot.conversation.Conversations;
import earshot.conversation.Delivery;
import earshot.conversation.History;
import earshot.conversation.Message;
import earshot.conversation.NewMessage;
import earshot.conversation.Sent;
import earshot.conversation.Via;
import earshot.database.CurrentCompany;
import earshot.hiring.Applicants;
import earshot.hiring.Applications;
import earshot.hiring.Jobs;
import earshot.hiring.NewApplicant;
import earshot.language.Language;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A cafe for each test: Maria hires at Pier 4, Jamie has applied there as a barista.
@NullMarked
public final class HarborCafe {

  private static final AtomicLong PHONES = new AtomicLong(14157770000L);
  private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

  private final Companies companies;
  private final Locations locations;
  private final Users users;
  private final Jobs jobs;
  private final Applicants applicants;
  private final Applications applications;
  private final Conversations conversations;
  private final History history;
  private final ManualScheduler scheduler;
  private final JdbcClient sql;
  private final Clock clock;

  HarborCafe(
      Companies companies,
      Locations locations,
      Users users,
      Jobs jobs,
      Applicants applicants,
      Applications applications,
      Conversations conversations,
      History history,
      ManualScheduler scheduler,
      JdbcClient sql,
      Clock clock) {
    this.companies = companies;
    this.locations = locations;
    this.users = users;
    this.jobs = jobs;
    this.applicants = applicants;
    this.applications = applications;
    this.conversations = conversations;
    this.history = history;
    this.scheduler = scheduler;
    this.sql = sql;
    this.clock = clock;
  }

  /// Maria, and the application of Jamie, of a company nobody else has.
  public record Story(
      HarborCafe cafe,
      long company,
      User maria,
      long location,
      long job,
      long jamie,
      long application,
      String email,
      String phone) {

    public <T extends @Nullable Object> T in(Supplier<T> work) {
      return CurrentCompany.call(company, work);
    }

    /// From now on Maria reads that language.
    public void mariaReads(Language language) {
      in(() -> {
        var now = cafe.users.profile(maria);
        cafe.users.change(
            maria, new Profile(now.name(), now.phone(), now.zone(), language, now.answerMail()));
        return maria;
      });
    }

    /// Maria writes to Jamie.
    public Sent write(String words) {
      return write(words, "web:" + words);
    }

    public Sent write(String words, String key) {
      return write(maria, words, key);
    }

    /// Another user writes to Jamie.
    public Sent writeAs(User user, String words) {
      return write(user, words, "web:" + user.id() + words);
    }

    private Sent write(User user, String words, String key) {
      return in(() ->
          cafe.conversations.send(
              new NewMessage(application, new Author.OfStaff(user), Via.WEB, words, null, key)));
    }

    /// Jamie's application for another job at Pier 4.
    public long alsoApplied(String title) {
      return in(() ->
          cafe.applications.apply(
              jamie, cafe.jobs.add(location, title), cafe.clock.instant(), List.of(), null));
    }

    /// Maria writes about another application.
    public Sent writeAbout(long other, String words) {
      return in(() ->
          cafe.conversations.send(
              new NewMessage(
                  other, new Author.OfStaff(maria), Via.WEB, words, null, "web:" + words)));
    }

    public void declineAbout(long other) {
      CurrentCompany.run(company, () -> cafe.applications.decline(maria, other));
    }

    public List<Message> messagesOf(long other) {
      return in(() -> cafe.history.after(maria, other, 0));
    }

    /// Jamie answers on the page behind the link.
    public Sent answer(String words) {
      return in(() ->
          cafe.conversations.send(
              new NewMessage(
                  application,
                  new Author.OfApplicant(jamie),
                  Via.WEB,
                  words,
                  null,
                  "link:" + words)));
    }

    public void decline() {
      CurrentCompany.run(company, () -> cafe.applications.decline(maria, application));
    }

    public void undoDecline() {
      CurrentCompany.run(company, () -> cafe.applications.undoDecline(maria, application));
    }

    /// All that was said, as Maria sees it.
    public List<Message> messages() {
      return in(() -> cafe.history.after(maria, application, 0));
    }

    public Message lastMessage() {
      return messages().getLast();
    }

    /// The newest message's deliveries to Jamie: email, in the app, text.
    public List<Delivery> deliveries() {
      return lastMessage().deliveries();
    }

    /// Another user of the company.
    public User colleague(String name, boolean here) {
      return cafe.user(company, name, here ? Set.of(location) : Set.of());
    }
  }

  public Story story() {
    var phone = "+" + PHONES.incrementAndGet();
    return story(
        new NewApplicant("Jamie", "Rivera", "jamie" + phone + "@mail.example", phone, true));
  }

  public Story story(NewApplicant jamie) {
    return story(jamie, "Barista");
  }

  public Story story(NewApplicant jamie, String job) {
    var company = companies.create("Harbor Cafe", "blue");
    return CurrentCompany.call(company, () -> story(company, jamie, job));
  }

  /// Does every job that is due.
  public void runJobs() {
    while (hasDueJob()) scheduler.runAnyDueExecutions();
  }

  /// Leaves undone what there is to do, where a test has made too much of it.
  public void forgetJobs() {
    sql.sql("delete from scheduled_tasks").update();
  }

  private boolean hasDueJob() {
    return sql.sql("select exists (select from scheduled_tasks where execution_time <= :now)")
        .param("now", Timestamp.from(clock.instant()))
        .query(Boolean.class)
        .single();
  }

  private Story story(long company, NewApplicant jamie, String job) {
    var pier = locations.add("Pier 4", PACIFIC, "US");
    var barista = jobs.add(pier, job);
    var maria = user(company, "Maria Lopez", Set.of(pier));
    var applicant = applicants.add(jamie);
    var application = applications.apply(applicant, barista, clock.instant(), List.of(), null);
    return new Story(
        this,
        company,
        maria,
        pier,
        barista,
        applicant,
        application,
        orNone(jamie.email()),
        orNone(jamie.phone()));
  }

  private User user(long company, String name, Set<Long> granted) {
    var email =
        name.toLowerCase(java.util.Locale.ROOT).split(" ")[0] + company + "@harborcafe.example";
    return CurrentCompany.call(
        company,
        () ->
            users
                .find(users.add(new NewUser(name, email, Role.MANAGER, PACIFIC, "{noop}", granted)))
                .orElseThrow());
  }

  private static String orNone(@Nullable String address) {
    return address == null ? "" : address;
  }
}
