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
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/// What an applicant does with a conversation. Reading it marks nothing read and sends nothing.
@Component
class ApplicantConversations {

  private final ConversationDatabase database;
  private final MessageDatabase messages;
  private final MessageFiles files;
  private final Farewells farewells;
  private final Conversations conversations;
  private final Deliveries deliveries;
  private final Applications applications;
  private final ApplicantLinks links;
  private final Companies companies;
  private final Locations locations;
  private final TransactionOperations transaction;
  private final Clock clock;

  ApplicantConversations(
      ConversationDatabase database,
      MessageDatabase messages,
      MessageFiles files,
      Farewells farewells,
      Conversations conversations,
      Deliveries deliveries,
      Applications applications,
      ApplicantLinks links,
      Companies companies,
      Locations locations,
      TransactionOperations transaction,
      Clock clock) {
    this.database = database;
    this.messages = messages;
    this.files = files;
    this.farewells = farewells;
    this.conversations = conversations;
    this.deliveries = deliveries;
    this.applications = applications;
    this.links = links;
    this.companies = companies;
    this.locations = locations;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  ApplicantConversation open(ApplicantAccess access, String publicId) {
    return show(access, publicId, messages(access, publicId, 0));
  }

  @Transactional(readOnly = true)
  ApplicantConversation after(ApplicantAccess access, String publicId, int seq) {
    return show(access, publicId, messages(access, publicId, seq));
  }

  /// The id of the conversation.
  ///
  /// @throws NotFound where it is not this applicant's
  @Transactional(readOnly = true)
  long id(ApplicantAccess access, String publicId) {
    return find(access, publicId).id();
  }

  /// Answers. Not one transaction around it all: [Conversations#send] has its own.
  Sent answer(ApplicantAccess access, String publicId, String body, String key) {
    var application = Objects.requireNonNull(transaction.execute(_ -> find(access, publicId)));
    var author = new Author.OfApplicant(access.applicantId());
    var sent =
        conversations.send(
            new NewMessage(application.id(), author, Via.WEB, body, null, "link:" + key));
    links.extend(access);
    return sent;
  }

  /// What the applicant has on screen has been delivered in the app.
  @Transactional
  void seen(ApplicantAccess access, String publicId, int seq) {
    deliveries.seen(find(access, publicId).id(), seq);
  }

  private ApplicantConversation show(ApplicantAccess access, String publicId, List<Message> shown) {
    var application = find(access, publicId);
    var zone = locations.find(application.locationId()).zone();
    return new ApplicantConversation(
        publicId,
        companies.current(),
        application,
        shown,
        Refusal.closed(application.stage()),
        new Dates(clock, zone, new Words(application.applicant().language())));
  }

  private List<Message> messages(ApplicantAccess access, String publicId, int after) {
    var id = find(access, publicId).id();
    var unsaid = farewells.unsaid(id);
    var found = messages.between(id, after, Integer.MAX_VALUE, Integer.MAX_VALUE);
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
