package earshot.demo;

import earshot.company.User;
import earshot.conversation.Author;
import earshot.conversation.Conversations;
import earshot.conversation.Deliveries;
import earshot.conversation.History;
import earshot.conversation.NewMessage;
import earshot.conversation.Via;
import earshot.hiring.Applicant;
import earshot.hiring.Applications;
import earshot.sms.SmsThreads;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lets a conversation of the past happen, through the same door as any other.
@InDemo
@Component
class Replay {

  private static final DateTimeFormatter QUOTED =
      DateTimeFormatter.ofPattern("EEE, MMM d, yyyy 'at' h:mm a", Locale.US);

  private final Conversations conversations;
  private final Applications applications;
  private final Deliveries deliveries;
  private final History history;
  private final SmsThreads threads;

  Replay(
      Conversations conversations,
      Applications applications,
      Deliveries deliveries,
      History history,
      SmsThreads threads) {
    this.conversations = conversations;
    this.applications = applications;
    this.deliveries = deliveries;
    this.history = history;
    this.threads = threads;
  }

  /// @param staff by first name
  void play(Script script, long application, Map<String, User> staff) {
    new Telling(script, application, staff).tell();
  }

  private final class Telling {

    private final Script script;
    private final long application;
    private final Map<String, User> staff;
    private final Applicant applicant;
    private final Set<User> taking = new LinkedHashSet<>();
    private Script.@Nullable Said asked;
    private int lines;

    Telling(Script script, long application, Map<String, User> staff) {
      this.script = script;
      this.application = application;
      this.staff = staff;
      this.applicant = applications.find(application).applicant();
    }

    void tell() {
      for (var line : script.lines()) {
        lines++;
        switch (line) {
          case Script.Moved moved ->
              applications.changeStage(member(moved), application, moved.to(), moved.at());
          case Script.Said said when staff.containsKey(said.who()) -> write(said);
          case Script.Said said -> answer(said);
        }
      }
      // So that an answer from the phone finds its conversation.
      var phone = applicant.phone();
      if (phone != null && asked != null) threads.texting(phone, application);
      if (!script.isNew()) staff.values().forEach(this::read);
    }

    /// Everybody has seen the past, also that of colleagues.
    private void read(User user) {
      if (user.mayReview(applications.find(application).locationId()))
        history.markRead(user, application, Integer.MAX_VALUE);
    }

    private void write(Script.Said said) {
      var user = member(said);
      var seq = send(said, new Author.OfStaff(user), null);
      deliveries.addPast(
          application,
          seq,
          said.at().plusSeconds(3),
          PastDeliveries.to(applicant, application * 31 + lines));
      taking.add(user);
      asked = said;
    }

    private void answer(Script.Said said) {
      send(said, new Author.OfApplicant(applicant.id()), mail(said));
    }

    private int send(Script.Said said, Author author, @Nullable String original) {
      var key = "demo:" + application + ":" + lines;
      var message =
          new NewMessage(
              application,
              author,
              said.via(),
              said.body(),
              original,
              key,
              said.at(),
              NewMessage.ALL);
      return conversations.send(message).seq();
    }

    /// The whole mail, as mail programs quote what they answer.
    private @Nullable String mail(Script.Said said) {
      if (said.via() != Via.EMAIL || asked == null) return null;
      var attribution = "On %s %s wrote:".formatted(date(asked.at()), member(asked).firstName());
      return said.body() + "\n\n" + attribution + "\n\n" + asked.body().replaceAll("(?m)^", "> ");
    }

    private User member(Script.Line line) {
      return Known.in(staff, line.who());
    }

    private static String date(Instant at) {
      return QUOTED.format(at.atZone(DemoCompany.ZONE));
    }
  }
}
