package earshot.records;

import static earshot.language.Say.say;

import earshot.api.OnceAnswers;
import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.AdministratorsOnly;
import earshot.company.User;
import earshot.database.CurrentCompany;
import earshot.database.LongStatements;
import earshot.database.Plausible;
import earshot.feed.Feed;
import earshot.importing.Imports;
import earshot.language.Language;
import earshot.language.Say;
import earshot.resume.Resumes;
import earshot.web.InvalidInput;
import earshot.web.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.server.ResponseStatusException;

/// How long a company keeps what it knows of applicants. Who has been inactive for longer, with all
/// applications, is erased within a day.
@Component
class Retention {

  static final int USUAL = 12;
  static final int SHORTEST = 3;
  static final int LONGEST = 84;

  private static final int BATCH = 50;

  /// A little less than from one night to the next.
  private static final Duration ROUND = Duration.ofHours(20);

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private final RetentionDatabase database;
  private final Erasure erasure;
  private final OnceAnswers answers;
  private final Imports imports;
  private final Feed feed;
  private final Resumes resumes;
  private final Audit audit;
  private final TransactionOperations transaction;
  private final LongStatements longStatements;
  private final Clock clock;

  Retention(
      RetentionDatabase database,
      Erasure erasure,
      OnceAnswers answers,
      Imports imports,
      Feed feed,
      Resumes resumes,
      Audit audit,
      TransactionOperations transaction,
      LongStatements longStatements,
      Clock clock) {
    this.database = database;
    this.erasure = erasure;
    this.answers = answers;
    this.imports = imports;
    this.feed = feed;
    this.resumes = resumes;
    this.audit = audit;
    this.transaction = transaction;
    this.longStatements = longStatements;
    this.clock = clock;
  }

  /// In months.
  @Transactional(readOnly = true)
  public int current() {
    return database.months(USUAL);
  }

  /// How many people would be erased next if that were the time.
  @Transactional(readOnly = true)
  public long over(int months) {
    longStatements.allow();
    return database.countOver(since(months));
  }

  /// @throws NotFound if the user is no administrator
  /// @throws InvalidInput if it is too short or too long
  @Transactional
  public void change(User user, int months) {
    AdministratorsOnly.check(user);
    if (months < SHORTEST || months > LONGEST)
      throw new InvalidInput("months", say("Choose between 3 months and 7 years."));
    var before = current();
    if (before == months) return;
    database.change(months);
    var words = Say.in(Language.ENGLISH, () -> words(before, months));
    audit.note(user, Deed.CHANGED_RETENTION, About.NOTHING.with(words));
  }

  /// For the audit log, which is kept in English.
  private static String words(int before, int months) {
    return "from %s to %s".formatted(Period.words(before), Period.words(months));
  }

  /// Goes through all companies whose turn it is, person by person, until told to stop. What fails
  /// for one of them is for the next night, and keeps no other waiting.
  void work(BooleanSupplier stop) {
    var now = clock.instant();
    var due =
        Objects.requireNonNull(
            transaction.execute(_ -> database.due(now, Plausible.latest(now, ROUND))));
    for (var company : due) {
      // What the API answered has people in it, too, and so have files that were uploaded.
      CurrentCompany.run(
          company,
          () -> {
            trying("old answers of the API", this::forgetAnswers);
            trying("old files of imports", imports::forgetOld);
            trying("old events of the feed", () -> forgetEvents(stop));
            trying("old resumes of no application", resumes::forgetOld);
            trying("inactive applicants", () -> eraseInactive(stop));
          });
      if (stop.getAsBoolean()) return;
      var next = clock.instant().plus(ROUND);
      transaction.executeWithoutResult(_ -> database.lookAgain(company, next));
    }
  }

  private static void trying(String what, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failed) {
      LOG.error("Company {}: left for the next night: {}", CurrentCompany.id(), what, failed);
    }
  }

  private void forgetAnswers() {
    transaction.executeWithoutResult(_ -> {
      longStatements.allow();
      answers.forgetOld();
    });
  }

  private void forgetEvents(BooleanSupplier stop) {
    boolean more;
    do more = feed.forgetOld();
    while (more && !stop.getAsBoolean());
  }

  /// Erases everybody in the current company whose time is over, some at a time.
  void eraseInactive(BooleanSupplier stop) {
    var since = since(Objects.requireNonNull(transaction.execute(_ -> database.months(USUAL))));
    var last = 0L;
    while (true) {
      var after = last;
      var batch = Objects.requireNonNull(transaction.execute(_ -> some(since, after)));
      for (var applicant : batch) {
        if (stop.getAsBoolean()) return;
        last = applicant;
        trying("applicant " + applicant, () -> erase(applicant, since));
      }
      if (batch.size() < BATCH) return;
    }
  }

  private List<Long> some(Instant since, long after) {
    longStatements.allow();
    return database.over(since, after, BATCH);
  }

  /// Whoever something is just on its way to is for next night.
  private void erase(long applicant, Instant since) {
    try {
      erasure.eraseInactive(applicant, since);
    } catch (ResponseStatusException onItsWay) {
      LOG.info("An applicant is left for the next night: {}", onItsWay.getReason());
    }
  }

  private Instant since(int months) {
    return clock.instant().atZone(ZoneOffset.UTC).minusMonths(months).toInstant();
  }
}
