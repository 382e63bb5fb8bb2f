package earshot.demo;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import earshot.company.User;
import earshot.company.Users;
import earshot.conversation.Author;
import earshot.conversation.Conversations;
import earshot.conversation.History;
import earshot.conversation.Message;
import earshot.conversation.NewMessage;
import earshot.conversation.Via;
import earshot.database.CurrentCompany;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// What tests do in the demo companies.
@NullMarked
final class DemoStory {

  private final JdbcClient sql;
  private final TransactionOperations transaction;
  private final Users users;
  private final Conversations conversations;
  private final History history;
  private final ManualScheduler jobs;

  DemoStory(
      JdbcClient sql,
      TransactionOperations transaction,
      Users users,
      Conversations conversations,
      History history,
      ManualScheduler jobs) {
    this.sql = sql;
    this.transaction = transaction;
    this.users = users;
    this.conversations = conversations;
    this.history = history;
    this.jobs = jobs;
  }

  <T extends @Nullable Object> T in(DemoCompany company, Supplier<T> work) {
    return CurrentCompany.call(id(company), () -> transaction.execute(_ -> work.get()));
  }

  /// A number that a query within the company finds.
  long number(DemoCompany company, String query) {
    return in(company, () -> sql.sql(query).query(Long.class).single());
  }

  /// The newest application of an applicant with that name.
  long application(DemoCompany company, String name) {
    return in(
        company,
        () ->
            sql.sql(
                    """
                    select a.id from application a join applicant p on p.id = a.applicant_id
                    where p.first_name || ' ' || p.last_name = :name
                    order by a.applied_at desc limit 1
                    """)
                .param("name", name)
                .query(Long.class)
                .single());
  }

  User user(DemoCompany company, String email) {
    return in(
        company,
        () ->
            users
                .find(
                    sql.sql(
                            """
                            select id from app_user
                            where company_id = current_company() and email = :email
                            """)
                        .param("email", email)
                        .query(Long.class)
                        .single())
                .orElseThrow());
  }

  /// A manager of Harbor Cafe writes, and the message goes out.
  void write(String email, long application, String text) {
    var author = new Author.OfStaff(user(DemoCompany.HARBOR_CAFE, email));
    var message =
        new NewMessage(application, author, Via.WEB, text, null, "test:" + UUID.randomUUID());
    CurrentCompany.run(id(DemoCompany.HARBOR_CAFE), () -> conversations.send(message));
    runJobs();
  }

  void runJobs() {
    jobs.runAnyDueExecutions();
  }

  /// The newest message, as Maria reads it.
  Message newest(long application) {
    var maria = user(DemoCompany.HARBOR_CAFE, "maria@harborcafe.example");
    return in(DemoCompany.HARBOR_CAFE, () -> history.open(maria, application).messages().getLast());
  }

  private long id(DemoCompany company) {
    return sql.sql("select made_as from demo_company where name = :name")
        .param("name", company.name())
        .query(Long.class)
        .single();
  }
}
