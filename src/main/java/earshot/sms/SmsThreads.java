package earshot.sms;

import earshot.database.Lookup;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/// Which conversations a phone was texted about, by which companies and in which order, so that an
/// answer finds its own. The order is that of a sequence: a clock that was ahead would keep the
/// answers for a conversation until its time has come again.
@Component
public class SmsThreads {

  /// What managers are told of a text from a phone that is not the applicant's.
  public static final String FORMER_PHONE =
      "It came from %s, which is not a phone of this applicant any more";

  /// A text that is a message already.
  record Stored(long conversationId, int seq) {}

  /// A conversation of the current company that a phone was texted about.
  ///
  /// @param open whether it still takes messages
  /// @param isLatest whether the phone was texted about no other since
  /// @param about the job and its location
  record Fitting(long conversationId, boolean open, boolean isLatest, String about) {}

  private final JdbcClient sql;
  private final TransactionOperations transaction;
  private final Clock clock;

  SmsThreads(JdbcClient sql, TransactionOperations transaction, Clock clock) {
    this.sql = sql;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// The phone is about to be texted about the conversation. Said before the text leaves: an answer
  /// can be back sooner than the provider's receipt.
  @Transactional
  public Texting texting(String phone, long conversation) {
    return sql.sql(
            """
            with before as (
              select texting, texted_at from sms_thread
              where company_id = (select current_company()) and phone = :phone
                and conversation_id = :conversation)
            insert into sms_thread (phone, conversation_id, texted_at, first_at)
            values (:phone, :conversation, :now, :now)
            on conflict (company_id, phone, conversation_id) do update
            set texted_at = excluded.texted_at, texting = excluded.texting
            returning texting as place, (select texting from before) as place_before,
              (select texted_at from before) as texted_before
            """)
        .param("phone", phone)
        .param("conversation", conversation)
        .param("now", Timestamp.from(clock.instant()))
        .query((row, _) -> Texting.of(phone, true, row))
        .single();
  }

  /// The same of a text about no conversation.
  @Transactional
  Texting texting(String phone) {
    return sql.sql(
            """
            with before as (
              select texting, texted_at from texted_phone
              where company_id = (select current_company()) and phone = :phone)
            insert into texted_phone (phone, texted_at, first_at) values (:phone, :now, :now)
            on conflict (company_id, phone) do update
            set texted_at = excluded.texted_at, texting = excluded.texting
            returning texting as place, (select texting from before) as place_before,
              (select texted_at from before) as texted_before
            """)
        .param("phone", phone)
        .param("now", Timestamp.from(clock.instant()))
        .query((row, _) -> Texting.of(phone, false, row))
        .single();
  }

  /// The text did not leave, so an answer is meant for who was texted about last before; unless the
  /// phone has been texted about the same since.
  @Transactional
  void notTexted(Texting texting) {
    var table = texting.aboutConversation() ? "sms_thread" : "texted_phone";
    var change =
        texting.placeBefore() == null
            ? "delete from " + table
            : "update " + table + " set texting = :before, texted_at = :at";
    sql.sql(
            change
                + " where company_id = (select current_company()) and phone = :phone and texting = :place")
        .param("before", texting.placeBefore(), Types.BIGINT)
        .param("at", texting.textedBefore(), Types.TIMESTAMP)
        .param("phone", texting.phone())
        .param("place", texting.place())
        .update();
  }

  /// The companies that texted the phone, the one that did last first: an answer is meant for it.
  public List<Long> companies(String phone) {
    return Lookup.by(phone, () -> Objects.requireNonNull(transaction.execute(_ -> find(phone))));
  }

  /// The same of those that had texted it by then, the one first that is known to have done so
  /// last; of all, where that is none.
  List<Long> companies(String phone, Instant by) {
    var then =
        Lookup.by(phone, () -> Objects.requireNonNull(transaction.execute(_ -> find(phone, by))));
    return then.isEmpty() ? companies(phone) : then;
  }

  /// When the current company texted the phone last.
  @Transactional(readOnly = true)
  public Optional<Instant> textedAt(String phone) {
    return sql.sql(
            """
            select texted_at from (
              select phone, texting, texted_at from sms_thread
              where company_id = (select current_company())
              union all select phone, texting, texted_at from texted_phone
              where company_id = (select current_company())) texted
            where phone = :phone order by texting desc, texted_at desc limit 1
            """)
        .param("phone", phone)
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .optional();
  }

  private List<Long> find(String phone) {
    return sql.sql(
            """
            select company_id from (
              select distinct on (company_id) company_id, texting, texted_at from (
                select company_id, texting, texted_at from sms_thread where phone = :phone
                union all
                select company_id, texting, texted_at from texted_phone where phone = :phone) texted
              order by company_id, texting desc, texted_at desc) last
            order by texting desc, texted_at desc
            """)
        .param("phone", phone)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /// The first and the last time are known; the first not of what is older than its column.
  private List<Long> find(String phone, Instant by) {
    return sql.sql(
            """
            select company_id from (
              select company_id, unnest(array[texted_at, coalesce(first_at, '-infinity')]) as at
              from sms_thread where phone = :phone
              union all
              select company_id, unnest(array[texted_at, coalesce(first_at, '-infinity')])
              from texted_phone where phone = :phone) texted
            where at <= :by group by company_id order by max(at) desc
            """)
        .param("phone", phone)
        .param("by", Timestamp.from(by))
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /// The conversations of the current company that the phone was texted about: the open ones first,
  /// the latest first. An answer belongs to the first.
  @Transactional(readOnly = true)
  List<Fitting> ofCompany(String phone) {
    return sql.sql(
            """
            select t.conversation_id, a.stage not in ('DECLINED', 'WITHDRAWN') as open,
              row_number() over (order by t.texting desc, t.texted_at desc, t.conversation_id desc) = 1,
              j.title || ' at ' || l.name
            from sms_thread t
            join application a on a.id = t.conversation_id
            join job j on j.id = a.job_id
            join location l on l.id = a.location_id
            where t.company_id = (select current_company()) and t.phone = :phone
            order by open desc, t.texting desc, t.texted_at desc, t.conversation_id desc
            """)
        .param("phone", phone)
        .query((row, _) ->
            new Fitting(row.getLong(1), row.getBoolean(2), row.getBoolean(3), row.getString(4)))
        .list();
  }

  /// Where the message of that key is, in the current company, if the phone has sent it before.
  @Transactional(readOnly = true)
  Optional<Stored> stored(String phone, String key) {
    return sql.sql(
            """
            select m.conversation_id, m.seq from sms_thread t
            join message m on m.conversation_id = t.conversation_id and m.message_key = :key
            where t.company_id = (select current_company()) and t.phone = :phone
            """)
        .param("phone", phone)
        .param("key", key)
        .query(Stored.class)
        .optional();
  }

  /// Tells the managers something about a message that is about to be stored.
  @Transactional
  void remark(long conversation, String key, String remark) {
    sql.sql(
            """
            insert into message_remark (conversation_id, message_key, remark)
            values (:conversation, :key, :remark)
            on conflict do nothing
            """)
        .param("conversation", conversation)
        .param("key", key)
        .param("remark", remark)
        .update();
  }
}
