package earshot.sms;

import earshot.conversation.Author;
import earshot.conversation.Conversations;
import earshot.conversation.InvalidMessage;
import earshot.conversation.NewMessage;
import earshot.conversation.Sent;
import earshot.conversation.Via;
import earshot.database.CurrentCompany;
import earshot.hiring.Applications;
import earshot.sms.SmsOutcome.Kind;
import earshot.sms.SmsThreads.Texted;
import org.springframework.stereotype.Component;

/// Takes in text messages, from whichever source: the demo's phone or a provider.
@Component
public class InboundSms {

  private final SmsThreads threads;
  private final SmsCommands commands;
  private final Applications applications;
  private final Conversations conversations;

  InboundSms(
      SmsThreads threads,
      SmsCommands commands,
      Applications applications,
      Conversations conversations) {
    this.threads = threads;
    this.commands = commands;
    this.applications = applications;
    this.conversations = conversations;
  }

  /// Takes one text. The same text again is the same message. What it made is durable by the time
  /// this returns; answers to it go out later, as texts.
  public SmsOutcome receive(InboundText text) {
    var texted = threads.all(text.from());
    if (texted.isEmpty())
      return SmsOutcome.without(Kind.UNKNOWN_PHONE, "Nobody here has texted this phone.");
    var latest = texted.getFirst();
    return switch (commands.meaning(text, latest)) {
      case STOP -> commands.stop(text, texted);
      case START -> commands.start(text, texted);
      case HELP -> commands.help(text, latest);
      case NONE -> CurrentCompany.call(latest.companyId(), () -> message(text, latest));
    };
  }

  private SmsOutcome message(InboundText text, Texted thread) {
    var applicant = applications.find(thread.conversationId()).applicant().id();
    try {
      return outcome(
          conversations.send(
              new NewMessage(
                  thread.conversationId(),
                  new Author.OfApplicant(applicant),
                  Via.SMS,
                  text.text(),
                  null,
                  "sms:" + text.providerId())));
    } catch (InvalidMessage invalid) {
      return new SmsOutcome(Kind.REFUSED, thread.conversationId(), null, invalid.why());
    }
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
