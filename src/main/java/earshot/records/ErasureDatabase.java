package earshot.records;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of [Erasure], table by table. `ErasedEverywhereTest` looks through all tables there are.
@Repository
class ErasureDatabase {

  /// Of an applicant's places, those where nobody else is reached.
  private static final String OWN =
      """
      with own as (
        select place from unnest(:places::text[]) place
        where not exists (select from applicant o where o.id <> all(:applicants)
            and (o.phone = place or o.email = place))
          and not exists (select from app_user u where u.email = place))
      """;

  private static final List<String> STATEMENTS =
      List.of(
          // Before the applicant's own rows go, as coming with a stopped phone stops it again.
          OWN
              + """
              , gone as (delete from opt_out where company_id = (select current_company())
                and phone in (select place from own) returning phone as place, opted_out_at as at),
              quiet as (delete from mail_stop where company_id = (select current_company())
                and address in (select place from own) returning address as place, stopped_at as at)
              insert into erased_stop (place_hash, stopped_at)
              select erased_place(place), at from gone
              union all select erased_place(place), at from quiet
              on conflict do nothing
              """,
          // What stood in files that were imported, of rows that were not taken too.
          OWN
              + """
              , said as (select place from own union select lower(place) from own
                union select regexp_replace(place, '^\\+', '') from own)
              update import_row set cells = null, reason = 'What stood in this row is forgotten.'
              where cells is not null
                and (applicant_id = any(:applicants) or exists (select from said
                  where length(place) > 5 and position(place in lower(cells)) > 0
                    or length(place) > 9 and position(right(place, 10) in regexp_replace(cells, '[^0-9]', '', 'g')) > 0))
              """,
          // A file that nobody has begun with might bring the person again, and there are too many
          // ways to write an address or a phone to look for it.
          "delete from applicant_import where state in ('UPLOADED', 'READY')",
          """
          update applicant set first_name = 'Erased', last_name = 'applicant', email = null,
            phone = null, verified_email = null, verified_phone = null, stated_email = null,
            stated_phone = null, texts_agreed_at = null,
            texts_agreement = null, email_bounced_at = null, external_id = null,
            erased_at = coalesce(erased_at, :now)
          where id = any(:applicants)
          """,
          """
          update application set sort_name = 'applicant erased', answers = '[]', resume_name = null,
            form_key = null, external_id = null, unreached_email = null,
            erased_at = coalesce(erased_at, :now)
          where id = any(:ids)
          """,
          OWN + "delete from opt_out_wish where phone in (select place from own)",
          OWN + "delete from help_answer where phone in (select place from own)",
          OWN + "delete from texted_phone where phone in (select place from own)",
          OWN + "delete from heard_text where phone in (select place from own)",
          OWN
              + "delete from text_part where split_part(long_text, ':', 1) in (select place from own)",
          OWN + "delete from demo_mail where recipient in (select place from own)",
          OWN + "delete from demo_text where phone in (select place from own)",
          // What other systems are told, and were: an event keeps its place, as they count on it.
          OWN
              + """
              update feed_event set data = data - 'phone'
              where type = 'opt_out.changed' and data->>'phone' in (select place from own)
              """,
          OWN
              + """
              delete from webhook_delivery where type = 'opt_out.changed'
                and body::jsonb #>> '{data,phone}' in (select place from own)
              """,
          """
          delete from webhook_delivery
          where subject_id = any(:ids) and type <> 'bulk_message.finished'
          """,
          // What the API answered, in whichever of its answers a number of the person stands.
          """
          delete from idempotent_answer
          where location ~ ('/(applications|conversations)/(' || array_to_string(:ids::bigint[], '|') || ')(/|$)')
            or encode(body, 'escape') ~ ('"[a-z_]*id":(' || array_to_string(:ids::bigint[] || :applicants::bigint[], '|') || ')[,}]')
          """,
          "delete from applicant_word where applicant_id = any(:applicants)",
          "delete from applicant_link where company_id = (select current_company()) and applicant_id = any(:applicants)",
          "delete from applicant_presence where applicant_id = any(:applicants)",
          "delete from unwanted_mail where applicant_id = any(:applicants)",
          "delete from unwanted_texts where applicant_id = any(:applicants)",
          "delete from legal_hold where applicant_id = any(:applicants)",
          "update decline set words = '' where application_id = any(:ids)",
          "delete from draft where application_id = any(:ids)",
          "delete from resume where application_id = any(:ids)",
          "delete from attachment where conversation_id = any(:ids)",
          "delete from message_remark where conversation_id = any(:ids)",
          "delete from quarantined_mail where conversation_id = any(:ids)",
          "delete from sms_thread where company_id = (select current_company()) and conversation_id = any(:ids)",
          // Nobody can answer any more: for everybody it is read, and nobody's inbox keeps it.
          """
          update participant set preview = '', last_inbound_seq = 0, marked_unread = false,
            archived_at = coalesce(archived_at, :now)
          where conversation_id = any(:ids)
          """,
          "update conversation set last_inbound_seq = 0 where id = any(:ids)",
          """
          delete from sent_text where company_id = (select current_company())
            and delivery_id in (select id from delivery where conversation_id = any(:ids))
          """,
          """
          update delivery set address = null, provider_id = null, held_until = null,
            state = case when state in ('QUEUED', 'HELD') then 'SKIPPED' else state end,
            reason = case when state in ('QUEUED', 'HELD') or reason is not null
              then 'The applicant was erased' end
          where conversation_id = any(:ids)
          """,
          // A text that went to nobody else may have been written for this one person.
          """
          update bulk_message b set body = ''
          where b.id in (select bulk_message_id from bulk_recipient where application_id = any(:ids))
            and not exists (select from bulk_recipient r join application a on a.id = r.application_id
              where r.bulk_message_id = b.id and a.erased_at is null)
          """,
          "select forget_words(:ids::bigint[])");

  private final JdbcClient sql;

  ErasureDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  /// Whether nothing is known under any of these numbers any more; empty if there are none.
  Optional<Boolean> areErased(List<Long> applicants) {
    return sql.sql(
            """
            select bool_and(erased_at is not null) from applicant
            where id = any(:ids) having count(*) > 0
            """)
        .param("ids", applicants.toArray(Long[]::new))
        .query(Boolean.class)
        .optional();
  }

  List<Long> applications(List<Long> applicants) {
    return sql.sql("select id from application where applicant_id = any(:ids) order by id")
        .param("ids", applicants.toArray(Long[]::new))
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /// Whoever is just writing there comes first, and whoever wants to next finds it erased.
  void lockAll(List<Long> applications) {
    sql.sql("select id from application where id = any(:ids) order by id for no key update")
        .param("ids", applications.toArray(Long[]::new))
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /// Whether something is just being handed over to a mail server or gateway.
  boolean isSending(List<Long> applications) {
    return sql.sql(
            """
            select state = 'SENDING' from delivery
            where conversation_id = any(:ids) order by id for no key update
            """)
        .param("ids", applications.toArray(Long[]::new))
        .query(Boolean.class)
        .list()
        .contains(true);
  }

  List<String> places(List<Long> applicants) {
    return sql.sql(
            """
            select distinct place from (
              select unnest(array[email, phone, verified_email, verified_phone, stated_email,
                stated_phone]) as place
              from applicant where id = any(:ids)
              union all
              select unreached_email from application where applicant_id = any(:ids)
              union all
              select d.address from delivery d join application a on a.id = d.conversation_id
              where a.applicant_id = any(:ids) and d.recipient = 'applicant'
              union all
              select t.phone from sms_thread t join application a on a.id = t.conversation_id
              where t.company_id = (select current_company()) and a.applicant_id = any(:ids)) p
            where place is not null
            """)
        .param("ids", applicants.toArray(Long[]::new))
        .query((row, _) -> row.getString(1))
        .list();
  }

  void erase(Erased who, Instant now) {
    for (var statement : STATEMENTS) {
      var prepared =
          sql.sql(statement)
              .param("applicants", who.numbers())
              .param("ids", who.ids())
              .param("places", who.reachedAt())
              .param("now", Timestamp.from(now));
      if (statement.startsWith("select")) prepared.query((row, _) -> 0).list();
      else prepared.update();
    }
  }
}
