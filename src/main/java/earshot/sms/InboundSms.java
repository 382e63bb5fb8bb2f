package earshot.sms;

import static java.util.stream.Collectors.joining;

import earshot.conversation.AnswerLimit;
import earshot.conversation.Author;
import earshot.conversation.Channel;
import earshot.conversation.Conversations;
import earshot.conversation.Deliveries;
import earshot.conversation.InvalidMessage;
import earshot.conversation.NewMessage;
import earshot.conversation.Sent;
import earshot.conversation.Via;
import earshot.database.CurrentCompany;
import earshot.hiring.Applicants;
import earshot.hiring.Applications;
import earshot.sms.SmsOutcome.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes in text messages, from whichever source: the demo's phone or a provider.
@Component
public class InboundSms {

  private static final Pattern PHONE = Pattern.compile("\\+[0-9]{6,15}");
  private static final Pattern NAME = Pattern.compile("[\\x21-\\x7E][\\x20-\\x7E]{0,399}");

  private static final String NOT_BEGUN = "Nobody has written to this phone's owner yet.";
  private static final String TOO_MANY = "More texts came from this phone at once than are taken.";

  private final Optional<TestTexts> tests;
  private final SmsThreads threads;
  private final SmsCommands commands;
  private final Applications applications;
  private final Applicants applicants;
  private final Conversations conversations;
  private final Deliveries deliveries;
  private final AnswerLimit limit;
  private final Clock clock;

  InboundSms(
      Optional<TestTexts> tests,
      SmsThreads threads,
      SmsCommands commands,
      Applications applications,
      Applicants applicants,
      Conversations conversations,
      Deliveries deliveries,
      AnswerLimit limit,
      Clock clock) {
    this.tests = tests;
    this.threads = threads;
    this.commands = commands;
    this.applications = applications;
    this.applicants = applicants;
    this.conversations = conversations;
    this.deliveries = deliveries;
    this.limit = limit;
    this.clock = clock;
  }

  /// Takes one text. The same text again is the same message. What it made is durable by the time
  /// this returns; answers to it go out later, as texts.
  public SmsOutcome receive(InboundText text) {
    return receive(text, () -> companies(text));
  }

  /// The same for a text that is known to be for that company, whichever has texted the phone
  /// since.
  public SmsOutcome receive(@Nullable Long company, InboundText text) {
    return receive(text, () -> companies(text.from(), company));
  }

  private SmsOutcome receive(InboundText text, Supplier<List<Long>> texting) {
    if (!PHONE.matcher(text.from()).matches())
      return SmsOutcome.without(Kind.UNKNOWN_PHONE, "The sender is not a phone.");
    if (!canBeName(text.providerId()))
      return SmsOutcome.without(Kind.REFUSED, "The text has no name that can be stored.");
    if (tests.stream().anyMatch(test -> test.take(text)))
      return SmsOutcome.without(Kind.STORED, "It is the answer to a self-test.");
    var companies = texting.get();
    if (companies.isEmpty())
      return SmsOutcome.without(Kind.UNKNOWN_PHONE, "Nobody here has texted this phone.");
    var everybody = text.written() == null ? companies : threads.companies(text.from());
    return storedBefore(text, everybody).orElseGet(() -> receive(text, companies));
  }

  /// What comes late is not for who has texted the phone only since.
  private List<Long> companies(InboundText text) {
    return text.written() == null
        ? threads.companies(text.from())
        : threads.companies(text.from(), text.written());
  }

  /// That one first, where it has texted the phone.
  private List<Long> companies(String phone, @Nullable Long first) {
    var companies = new ArrayList<>(threads.companies(phone));
    if (first != null && companies.remove(first)) companies.addFirst(first);
    return companies;
  }

  /// Whether a provider's name for a text can be kept.
  static boolean canBeName(String name) {
    return NAME.matcher(name).matches();
  }

  private SmsOutcome receive(InboundText text, List<Long> companies) {
    var latest = companies.getFirst();
    return switch (commands.meaning(text, latest)) {
      case STOP -> stop(text, companies);
      case START -> commands.start(text, companies);
      case HELP -> commands.help(text, latest);
      case NONE -> CurrentCompany.call(latest, () -> message(text));
    };
  }

  /// What is said beside the wish is a message like any other.
  private SmsOutcome stop(InboundText text, List<Long> companies) {
    var stopped = commands.stop(text, companies);
    if (!OptOutWords.sayMoreThanStop(text.text())) return stopped;
    var message = CurrentCompany.call(companies.getFirst(), () -> message(text));
    return new SmsOutcome(
        stopped.kind(), message.conversationId(), message.seq(), stopped.reason());
  }

  /// The phone may have been texted about something else since.
  private Optional<SmsOutcome> storedBefore(InboundText text, List<Long> companies) {
    return companies.stream()
        .flatMap(company ->
            CurrentCompany.call(company, () -> threads.stored(text.from(), key(text)).stream()))
        .map(found -> new SmsOutcome(Kind.DUPLICATE, found.conversationId(), found.seq(), null))
        .findFirst();
  }

  private SmsOutcome message(InboundText text) {
    var fitting = threads.ofCompany(text.from());
    if (fitting.isEmpty()) return SmsOutcome.without(Kind.REFUSED, NOT_BEGUN);
    var conversation = fitting.getFirst().conversationId();
    var applicant = applications.find(conversation).applicant().id();
    if (limit.count(applicant).isPositive())
      return new SmsOutcome(Kind.REFUSED, conversation, null, TOO_MANY);
    try {
      var message =
          new NewMessage(
              conversation,
              new Author.OfApplicant(applicant),
              Via.SMS,
              text.message(),
              null,
              key(text));
      remark(fitting, message, applicants.hasPhone(applicant, text.from()) ? null : text.from());
      var sent = conversations.send(message);
      deliveries.answered(conversation, Channel.SMS, text.from(), written(text));
      return outcome(sent);
    } catch (InvalidMessage invalid) {
      return new SmsOutcome(Kind.REFUSED, conversation, null, invalid.why());
    }
  }

  private Instant written(InboundText text) {
    return Objects.requireNonNullElseGet(text.written(), clock::instant);
  }

  /// A phone can change hands, and then somebody else answers. Two people can share one, and one
  /// can apply twice: what was texted about last may be meant though it is closed.
  ///
  /// @param former the phone, if it is not the applicant's any more
  private void remark(
      List<SmsThreads.Fitting> fitting, NewMessage message, @Nullable String former) {
    if (former != null) {
      remark(message, SmsThreads.FORMER_PHONE, former);
      return;
    }
    if (!fitting.getFirst().open()) return;
    var others = fitting.stream().skip(1).filter(it -> it.open() || it.isLatest()).toList();
    if (others.isEmpty()) return;
    var also = others.stream().map(SmsThreads.Fitting::about).limit(3).collect(joining(", "));
    remark(message, "This phone was also texted about %s: the answer may be to that", also);
  }

  private void remark(NewMessage message, String remark, String value) {
    threads.remark(message.applicationId(), message.key(), remark.formatted(value));
  }

  private static String key(InboundText text) {
    return "sms:" + text.providerId();
  }

  private static SmsOutcome outcome(Sent sent) {
    var refusal = sent.refusal();
    if (sent.duplicate())
      return new SmsOutcome(Kind.DUPLICATE, sent.conversationId(), sent.seq(), null);
    return refusal == null
        ? new SmsOutcome(Kind.STORED, sent.conversationId(), sent.seq(), null)
        : new SmsOutcome(Kind.REFUSED, sent.conversationId(), sent.seq(), refusal.toApplicant());
  }
}
