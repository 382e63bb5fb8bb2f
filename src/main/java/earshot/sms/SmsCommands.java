package earshot.sms;

import earshot.company.Companies;
import earshot.database.CurrentCompany;
import earshot.hiring.Applicants;
import earshot.language.Words;
import earshot.sms.SmsOutcome.Kind;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// What a text asks for beside being a message. All companies text from the same number, so STOP is
/// meant for each that texted the phone.
@Component
class SmsCommands {

  private final OptOuts optOuts;
  private final HelpAnswers helpAnswers;
  private final Companies companies;
  private final Applicants applicants;
  private final ApplicationEventPublisher events;
  private final TransactionOperations transaction;

  SmsCommands(
      OptOuts optOuts,
      HelpAnswers helpAnswers,
      Companies companies,
      Applicants applicants,
      ApplicationEventPublisher events,
      TransactionOperations transaction) {
    this.optOuts = optOuts;
    this.helpAnswers = helpAnswers;
    this.companies = companies;
    this.applicants = applicants;
    this.events = events;
    this.transaction = transaction;
  }

  /// A text that is handed in again means what it meant: the "yes" that asked for texts is no
  /// message now that they come.
  OptOutWords.Meaning meaning(InboundText text, long latest) {
    var optedOut =
        CurrentCompany.call(
            latest,
            () ->
                optOuts.contains(text.from(), text.written())
                    || optOuts.hasHeardIn(text.from(), OptOutWish.of(text)));
    return OptOutWords.of(text.text(), optedOut);
  }

  /// Confirms once: a second STOP changes nothing and gets no answer. One that comes late takes
  /// back no START that came since.
  SmsOutcome stop(InboundText text, List<Long> companies) {
    answerOnce(
        text,
        "text.stopped",
        companies,
        () -> optOuts.add(text.from(), OptOutWish.of(text), text.written()));
    return SmsOutcome.without(Kind.OPTED_OUT, "This phone gets no more texts.");
  }

  /// One that comes late takes back no STOP that came since.
  SmsOutcome start(InboundText text, List<Long> companies) {
    answerOnce(
        text,
        "text.started",
        companies,
        () -> optOuts.remove(text.from(), OptOutWish.of(text), text.written()));
    return SmsOutcome.without(Kind.OPTED_IN, "This phone gets texts again.");
  }

  SmsOutcome help(InboundText text, long latest) {
    CurrentCompany.run(
        latest, () -> change(text, "text.help", false, () -> helpAnswers.isDue(text.from())));
    return SmsOutcome.without(Kind.HELP, "This phone was told who writes.");
  }

  /// All companies text from the same number: one answer is enough.
  private void answerOnce(
      InboundText text, String key, List<Long> companies, BooleanSupplier change) {
    var answered = false;
    for (var company : companies) {
      var silent = answered;
      answered |= CurrentCompany.call(company, () -> change(text, key, silent, change));
    }
  }

  private boolean change(InboundText text, String key, boolean silent, BooleanSupplier change) {
    return Boolean.TRUE.equals(
        transaction.execute(_ -> {
          var changed = change.getAsBoolean();
          if (changed && !silent) events.publishEvent(TextAnswer.to(text, answer(text, key)));
          return changed;
        }));
  }

  /// In the language of who applied with that phone last.
  private String answer(InboundText text, String key) {
    return new Words(applicants.language(text.from())).text(key, companies.current().name());
  }
}
