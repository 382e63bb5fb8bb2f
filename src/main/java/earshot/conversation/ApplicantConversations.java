package earshot.conversation;

import earshot.account.ApplicantAccess;
import earshot.account.ApplicantLinks;
import earshot.company.Companies;
import earshot.company.Locations;
import earshot.hiring.Application;
import earshot.hiring.Applications;
import earshot.language.Dates;
import earshot.language.Words;
import earshot.web.NotFound;
import earshot.web.TooMany;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/// What an applicant does with a conversation. Reading it marks nothing read and sends nothing.
@Component
class ApplicantConversations {

  /// So that nobody fills the memory by a conversation without end.
  private static final int PAGE = 1_000;

  private final ConversationDatabase database;
  private final MessageDatabase messages;
  private final MessageFiles files;
  private final Farewells farewells;
  private final PageMessages pageMessages;
  private final Deliveries deliveries;
  private final Applications applications;
  private final ApplicantLinks links;
  private final Companies companies;
  private final Locations locations;
  private final AnswerLimit limit;
  private final TransactionOperations transaction;
  private final Clock clock;

  ApplicantConversations(
      ConversationDatabase database,
      MessageDatabase messages,
      MessageFiles files,
      Farewells farewells,
      PageMessages pageMessages,
      Deliveries deliveries,
      Applications applications,
      ApplicantLinks links,
      Companies companies,
      Locations locations,
      AnswerLimit limit,
      TransactionOperations transaction,
      Clock clock) {
    this.database = database;
    this.messages = messages;
    this.files = files;
    this.farewells = farewells;
    this.pageMessages = pageMessages;
    this.deliveries = deliveries;
    this.applications = applications;
    this.links = links;
    this.companies = companies;
    this.locations = locations;
    this.limit = limit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// The conversation with the newest messages before that seq.
  @Transactional(readOnly = true)
  ApplicantConversation open(ApplicantAccess access, String publicId, int before) {
    var application = find(access, publicId);
    return show(access, publicId, application, messages.between(application.id(), 0, before, PAGE));
  }

  /// The conversation with the next messages after that seq.
  @Transactional(readOnly = true)
  ApplicantConversation after(ApplicantAccess access, String publicId, int seq) {
    var application = find(access, publicId);
    return show(access, publicId, application, messages.next(application.id(), seq, PAGE));
  }

  /// The id of the conversation.
  ///
  /// @throws NotFound where it is not this applicant's
  @Transactional(readOnly = true)
  long id(ApplicantAccess access, String publicId) {
    return find(access, publicId).id();
  }

  /// Answers, unless that was done too often. Not one transaction around it all: [PageMessages] has
  /// its own.
  Sent answer(ApplicantAccess access, String publicId, String body, String key) {
    var application = Objects.requireNonNull(transaction.execute(_ -> find(access, publicId)));
    var wait = limit.count(access.applicantId());
    if (wait.isPositive()) throw new TooMany(wait);
    var author = new Author.OfApplicant(access.applicantId());
    var sent =
        pageMessages.send(
            new NewMessage(application.id(), author, Via.WEB, body, null, "link:" + key));
    links.extend(access);
    return sent;
  }

  /// What the applicant has on screen has been delivered in the app.
  @Transactional
  void seen(ApplicantAccess access, String publicId, int seq) {
    deliveries.seen(find(access, publicId).id(), seq);
  }

  private ApplicantConversation show(
      ApplicantAccess access, String publicId, Application application, List<Message> found) {
    var zone = locations.find(application.locationId()).zone();
    return new ApplicantConversation(
        publicId,
        links.name(access),
        companies.current(),
        application,
        said(application.id(), found),
        found.isEmpty() || found.getFirst().seq() == 1 ? 0 : found.getFirst().seq(),
        Refusal.closed(application.stage()),
        new Dates(clock, zone, new Words(application.applicant().language())));
  }

  private List<Message> said(long id, List<Message> found) {
    var unsaid = farewells.unsaid(id);
    return files.with(id, found.stream().filter(it -> !unsaid.contains(it.seq())).toList());
  }

  private Application find(ApplicantAccess access, String publicId) {
    return database
        .ofPublicId(publicId)
        .map(applications::find)
        .filter(found -> found.applicant().id() == access.applicantId())
        .orElseThrow(() -> new NotFound("conversation"));
  }
}
