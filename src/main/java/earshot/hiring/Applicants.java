package earshot.hiring;

import static earshot.language.Say.say;

import earshot.language.Language;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/// The applicants of the current company.
@Component
public class Applicants {

  private final JdbcClient sql;
  private final Identities identities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Applicants(JdbcClient sql, Identities identities, ApplicationEventPublisher events, Clock clock) {
    this.sql = sql;
    this.identities = identities;
    this.events = events;
    this.clock = clock;
  }

  /// Adds an applicant and returns the id.
  @Transactional
  public long add(NewApplicant applicant) {
    var id = insert(applicant);
    insertWords(id, applicant);
    return id;
  }

  /// Stores what is known of the applicant now. What was agreed to stays where the phone does: it
  /// was said of that one.
  ///
  /// @throws ResponseStatusException with 409 if the applicant was erased
  @Transactional
  public void change(long id, NewApplicant now) {
    var before = hold(id);
    sql.sql(
            """
            update applicant set first_name = :first, last_name = :last,
              email_bounced_at = case when email is not distinct from :email then email_bounced_at end,
              email = :email,
              texts_agreed_at = case when phone is not distinct from :phone then texts_agreed_at
                when not exists (select from unwanted_texts u where u.applicant_id = applicant.id)
                  then :agreed end,
              texts_agreement = case when phone is not distinct from :phone then texts_agreement
                when not exists (select from unwanted_texts u where u.applicant_id = applicant.id)
                  then :agreement end,
              phone = :phone
            where id = :id
            """)
        .param("first", now.firstName())
        .param("last", now.lastName())
        .param("email", now.email(), java.sql.Types.VARCHAR)
        .param("phone", now.phone(), java.sql.Types.VARCHAR)
        .param("agreed", now.agreesToTexts() ? now() : null, java.sql.Types.TIMESTAMP)
        .param("agreement", now.agreement(), java.sql.Types.VARCHAR)
        .param("id", id)
        .update();
    sql.sql("delete from applicant_word where applicant_id = :id").param("id", id).update();
    insertWords(id, now);
    tellIfLeft(id, before.email(), now.email());
    tellIfLeft(id, before.phone(), now.phone());
  }

  private void tellIfLeft(long id, @Nullable String before, @Nullable String now) {
    if (before != null && !before.equals(now)) events.publishEvent(new AddressLeft(id, before));
  }

  /// The applicant of that id, which must exist.
  @Transactional(readOnly = true)
  public Applicant find(long id) {
    return sql.sql(
            """
            select p.id as applicant_id, p.*, o.opted_out_at, o.words as opt_out_words,
              o.way as opt_out_way
            from applicant p left join opt_out o on o.company_id = p.company_id and o.phone = p.phone
            where p.id = :id
            """)
        .param("id", id)
        .query((row, _) -> ApplicationRows.applicant(row))
        .single();
  }

  /// Those whose names have words that begin so, in any order, by their ids; erased ones never
  /// have.
  @Transactional(readOnly = true)
  public List<Long> named(String search, int most) {
    var words = ApplicationFilter.words(search);
    if (words.isEmpty()) return List.of();
    return sql.sql(
            """
            select applicant_id from (
              select distinct w.applicant_id, begun from unnest(:words::text[]) begun
              join applicant_word w on w.word >= begun and w.word < begun || :last) found
            group by applicant_id having count(*) = :count order by applicant_id limit :most
            """)
        .param("words", words.toArray(String[]::new))
        .param("last", Character.toString(Character.MAX_CODE_POINT))
        .param("count", words.size())
        .param("most", most)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /// Marks the address: mail to it came back for good, so none goes there any more.
  @Transactional
  public void emailBounced(long id) {
    sql.sql(
            "update applicant set email_bounced_at = coalesce(email_bounced_at, :now) where id = :id")
        .param("now", now())
        .param("id", id)
        .update();
  }

  /// The mail by which the applicant would confirm that address, and that the application arrived,
  /// was given up. Other mail still goes there: that one may have been lost for a reason of ours.
  /// Of whoever is being erased nothing is noted.
  @Transactional
  public void emailUnreached(long application, String email) {
    sql.sql(
            """
            with known as (
              select from applicant
              where id = (select applicant_id from application where id = :id) and email is not null
              for no key update)
            update application set unreached_email = :email
            where id = :id and exists (select from known)
            """)
        .param("id", application)
        .param("email", email)
        .update();
  }

  /// Whether that was so of the address on file, and nobody has confirmed it since.
  @Transactional(readOnly = true)
  public boolean isEmailUnreached(long id) {
    return sql.sql(
            """
            select exists (select from application a join applicant p on p.id = a.applicant_id
              where p.id = :id and a.unreached_email = p.email
                and p.verified_email is distinct from p.email)
            """)
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  /// Whoever says so believes that the address on file works.
  @Transactional
  public void emailWorksAgain(long id) {
    sql.sql("update applicant set email_bounced_at = null where id = :id").param("id", id).update();
  }

  /// Likewise of another address, which is on file from now on.
  ///
  /// @throws ResponseStatusException with 409 if the applicant was erased
  @Transactional
  public void emailWorksAgain(long id, String email) {
    var before = hold(id).email();
    sql.sql("update applicant set email = :email, email_bounced_at = null where id = :id")
        .param("email", email)
        .param("id", id)
        .update();
    tellIfLeft(id, before, email);
  }

  /// The applicant of that id, which must exist, as it is until the transaction ends, unless that
  /// changes it. Whoever builds on what is known of a person asks so: an erasure comes before or
  /// after, never between.
  ///
  /// @throws ResponseStatusException with 409 if the applicant was erased
  @Transactional
  public Applicant hold(long id) {
    sql.sql("select id from applicant where id = :id for no key update")
        .param("id", id)
        .query(Long.class)
        .single();
    var held = find(id);
    if (held.erasedAt() != null)
      throw new ResponseStatusException(
          HttpStatus.CONFLICT,
          say("This applicant was erased, so nothing can be changed here any more."));
    return held;
  }

  /// The address on file; empty if there is none.
  @Transactional(readOnly = true)
  public Optional<String> email(long id) {
    return sql.sql("select email from applicant where id = :id and email is not null")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  /// Whether another applicant has that address, or one of the staff.
  @Transactional(readOnly = true)
  public boolean isElsewhere(long id, String email) {
    return sql.sql(
            """
            select exists (select from applicant where email = :email and id <> :id)
              or exists (select from app_user
                where company_id = (select current_company()) and email = lower(:email))
            """)
        .param("email", email)
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  /// Whether that is still a phone of the applicant.
  @Transactional(readOnly = true)
  public boolean hasPhone(long id, String phone) {
    return identities.hasPhone(id, phone);
  }

  /// Notes that the applicant reads what is sent to that address or phone of theirs. If an
  /// applicant of the same name was known there before, it is one person: the applications move
  /// there, but for those for a job that is applied for there too.
  ///
  /// @return who it is then; empty if nobody was known there
  @Transactional
  public OptionalLong verify(long id, String address) {
    var same = identities.knownAt(id, address);
    if (same.isEmpty()) {
      identities.verified(id, address);
    } else {
      var moved = identities.moveApplications(id, same.getAsLong());
      events.publishEvent(new ApplicantRecognized(moved, same.getAsLong()));
    }
    return same;
  }

  /// Which language the applicant reads who applied with that phone last.
  @Transactional(readOnly = true)
  public Language language(String phone) {
    return sql.sql("select language from applicant where phone = :phone order by id desc limit 1")
        .param("phone", phone)
        .query(String.class)
        .optional()
        .flatMap(Language::of)
        .orElse(Language.ENGLISH);
  }

  /// Remembers which language the applicant reads.
  @Transactional
  public void speak(long id, Language language) {
    sql.sql("update applicant set language = :language where id = :id")
        .param("language", language.code())
        .param("id", id)
        .update();
  }

  private long insert(NewApplicant applicant) {
    return sql.sql(
            """
            insert into applicant (first_name, last_name, email, phone, texts_agreed_at,
              texts_agreement, language)
            values (:first, :last, :email, :phone, :agreed, :agreement, :language) returning id
            """)
        .param("first", applicant.firstName().strip())
        .param("last", applicant.lastName().strip())
        .param("email", applicant.email())
        .param("phone", applicant.phone())
        .param("agreed", applicant.agreesToTexts() ? now() : null, java.sql.Types.TIMESTAMP)
        .param("agreement", applicant.agreement(), java.sql.Types.VARCHAR)
        .param("language", applicant.language().code())
        .query(Long.class)
        .single();
  }

  private void insertWords(long id, NewApplicant applicant) {
    ApplicationFilter.words(applicant.firstName() + " " + applicant.lastName())
        .forEach(word -> insertWord(id, word));
  }

  private void insertWord(long id, String word) {
    sql.sql("insert into applicant_word (word, applicant_id) values (:word, :id)")
        .param("word", word)
        .param("id", id)
        .update();
  }

  private @Nullable Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
