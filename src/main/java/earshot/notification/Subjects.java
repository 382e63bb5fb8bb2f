package earshot.notification;

import static java.util.stream.Collectors.toMap;

import earshot.company.AnswerMail;
import earshot.company.Company;
import earshot.conversation.Delivery;
import earshot.hiring.Stage;
import earshot.language.Language;
import earshot.language.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The SQL of notifications. The rows of large tables are fetched by their keys, one after the
/// other, whatever PostgreSQL knows of the tables.
@Repository
class Subjects {

  private static final String REACH =
      """
      select a.id, p.email, p.email_bounced_at, p.phone, p.texts_agreed_at,
        exists (select from mail_stop s where s.address = lower(p.email))
          or exists (select from unwanted_mail n where n.applicant_id = p.id) as stopped_mail,
        exists (select from opt_out o where o.phone = p.phone) as opted_out
      from %s as asked (id)
      cross join lateral (select * from application where id = asked.id offset 0) a
      cross join lateral (select * from applicant where id = a.applicant_id offset 0) p
      """;

  private static final String REACH_ONE = REACH.formatted("(values (:id::bigint))");
  private static final String REACH_MANY = REACH.formatted("unnest(:ids::bigint[])");

  /// What messages are about.
  private static final String SUBJECT =
      """
      select asked.delivery, asked.seq, k.company_id, k.name as company, k.color, c.id as conversation,
        coalesce(m.body, '') as words, m.created_at as said_at, split_part(trim(u.name), ' ', 1) as author,
        p.id as applicant_id, trim(p.first_name || ' ' || p.last_name) as applicant,
        p.first_name, p.language, j.title as job, l.id as location, l.time_zone, a.stage, c.public_id,
        p.email, p.email_bounced_at, p.phone, p.texts_agreed_at,
        exists (select from mail_stop s where s.address = lower(p.email))
          or exists (select from unwanted_mail n where n.applicant_id = p.id) as stopped_mail,
        exists (select from opt_out o where o.phone = p.phone) as opted_out,
        exists (select from delivery d
          where d.conversation_id = c.id and d.seq = asked.seq and d.channel = 'IN_APP'
            and d.recipient = 'applicant' and d.state = 'DELIVERED') as on_screen,
        (select seen_at from applicant_presence where applicant_id = p.id) as applicant_seen_at,
        f.written_at as farewell_at, f.taken_back_at is not null as taken_back
      from %s as asked (conversation, seq, delivery)
      cross join lateral (select * from conversation where id = asked.conversation offset 0) c
      join company k on k.company_id = c.company_id
      cross join lateral (select * from application where id = c.id offset 0) a
      cross join lateral (select * from applicant where id = c.applicant_id offset 0) p
      join job j on j.id = a.job_id
      join location l on l.id = a.location_id
      left join lateral (select * from message
        where conversation_id = c.id and seq = asked.seq offset 0) m on true
      left join app_user u on u.company_id = c.company_id and u.id = m.user_id
      left join farewell f on f.conversation_id = c.id and f.seq = asked.seq
      """;

  private static final String ONE = SUBJECT.formatted("(values (:id::bigint, :seq::integer, 0))");
  private static final String MANY =
      SUBJECT.formatted("unnest(:ids::bigint[], :seqs::integer[], :deliveries::bigint[])");

  private final JdbcClient sql;

  Subjects(JdbcClient sql) {
    this.sql = sql;
  }

  /// How the applicants can be reached, by application: one query, for the send transaction.
  @Transactional(readOnly = true)
  Map<Long, Reach> reaches(Collection<Long> applications) {
    var reaches = new HashMap<Long, Reach>();
    sql.sql(REACH_MANY)
        .param("ids", applications.toArray(Long[]::new))
        .query((RowCallbackHandler) row -> reaches.put(row.getLong("id"), reach(row)));
    return reaches;
  }

  /// The same of one: a query with `any(…)` is planned anew each time, which takes longer than it.
  @Transactional(readOnly = true)
  Reach reach(long application) {
    return sql.sql(REACH_ONE).param("id", application).query((row, _) -> reach(row)).single();
  }

  /// What the message of that seq is about.
  @Transactional(readOnly = true)
  Subject find(long conversation, int seq) {
    return sql.sql(ONE)
        .param("id", conversation)
        .param("seq", seq)
        .query(Subjects::subject)
        .single();
  }

  /// The same of the messages of deliveries, by their ids.
  @Transactional(readOnly = true)
  Map<Long, Subject> find(List<Delivery> deliveries) {
    var subjects = new HashMap<Long, Subject>();
    sql.sql(MANY)
        .param("ids", deliveries.stream().map(Delivery::conversationId).toArray(Long[]::new))
        .param("seqs", deliveries.stream().map(Delivery::seq).toArray(Integer[]::new))
        .param("deliveries", deliveries.stream().map(Delivery::id).toArray(Long[]::new))
        .query((RowCallbackHandler) row -> subjects.put(row.getLong("delivery"), subject(row, 0)));
    return subjects;
  }

  /// The same of deliveries of one conversation, by seq: one message can have been on screen, and
  /// around a decline the last words go, what was written before not.
  @Transactional(readOnly = true)
  Map<Integer, Subject> bySeq(List<Delivery> deliveries) {
    var first = deliveries.getFirst();
    if (deliveries.size() == 1)
      return Map.of(first.seq(), find(first.conversationId(), first.seq()));
    return find(deliveries).values().stream().collect(toMap(Subject::seq, it -> it));
  }

  /// Messages of the conversation, in order; what the subject says is not asked for again.
  @Transactional(readOnly = true)
  Said said(Subject subject, List<Integer> seqs) {
    return seqs.equals(List.of(subject.seq()))
        ? new Said(List.of(new Said.One(subject.seq(), subject.author(), subject.words())))
        : said(subject.conversationId(), seqs);
  }

  private Said said(long conversation, List<Integer> seqs) {
    return new Said(
        sql.sql(
                """
                select m.seq, split_part(trim(u.name), ' ', 1) as author, m.body as words
                from message m
                left join app_user u on u.company_id = m.company_id and u.id = m.user_id
                where m.conversation_id = :id and m.seq = any(:seqs) order by m.seq
                """)
            .param("id", conversation)
            .param("seqs", seqs.toArray(Integer[]::new))
            .query((row, _) ->
                new Said.One(row.getInt("seq"), row.getString("author"), row.getString("words")))
            .list());
  }

  /// The conversation of that public id.
  @Transactional(readOnly = true)
  Optional<Long> ofPublicId(String publicId) {
    return sql.sql("select id from conversation where public_id = :id")
        .param("id", publicId)
        .query(Long.class)
        .optional();
  }

  /// Those of the staff who take part in the conversation and want to hear of it by mail.
  @Transactional(readOnly = true)
  List<Participant> participants(long conversation) {
    return sql.sql(
            """
            select u.id, u.email, u.answer_mail, u.time_zone,
              exists (select from mail_stop s where s.address = lower(u.email)) as stopped_mail
            from participant p
            join app_user u on u.company_id = p.company_id and u.id = p.user_id
            where p.conversation_id = :id and p.takes_part and u.disabled_at is null and u.answer_mail <> 'NEVER'
            order by u.id
            """)
        .param("id", conversation)
        .query((row, _) ->
            new Participant(
                row.getLong("id"),
                row.getString("email"),
                row.getBoolean("stopped_mail"),
                AnswerMail.valueOf(row.getString("answer_mail")),
                ZoneId.of(row.getString("time_zone"))))
        .list();
  }

  /// Whether somebody wants no mail to that address.
  @Transactional(readOnly = true)
  boolean hasStopped(String address) {
    return sql.sql("select exists (select from mail_stop where address = lower(:address))")
        .param("address", address)
        .query(Boolean.class)
        .single();
  }

  /// Up to where the user has read.
  @Transactional(readOnly = true)
  int readSeq(long conversation, long user) {
    return sql.sql(
            """
            select read_seq from participant where conversation_id = :id and user_id = :user
            """)
        .param("id", conversation)
        .param("user", user)
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  private static Subject subject(ResultSet row, int number) throws SQLException {
    return new Subject(
        new Company(row.getLong("company_id"), row.getString("company"), row.getString("color")),
        row.getLong("conversation"),
        row.getInt("seq"),
        row.getString("words"),
        time(row, "said_at"),
        row.getString("author"),
        row.getLong("applicant_id"),
        row.getString("applicant"),
        row.getString("first_name"),
        row.getString("job"),
        row.getLong("location"),
        ZoneId.of(row.getString("time_zone")),
        Stage.valueOf(row.getString("stage")),
        row.getString("public_id"),
        new Words(Language.of(row.getString("language")).orElse(Language.ENGLISH)),
        reach(row),
        row.getBoolean("on_screen"),
        time(row, "applicant_seen_at"),
        farewell(row));
  }

  private static @Nullable Farewell farewell(ResultSet row) throws SQLException {
    var writtenAt = time(row, "farewell_at");
    return writtenAt == null ? null : new Farewell(writtenAt, row.getBoolean("taken_back"));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    var found = row.getTimestamp(column);
    return found == null ? null : found.toInstant();
  }

  private static Reach reach(ResultSet row) throws SQLException {
    return new Reach(
        row.getString("email"),
        row.getTimestamp("email_bounced_at") != null,
        row.getBoolean("stopped_mail"),
        row.getString("phone"),
        row.getTimestamp("texts_agreed_at") != null,
        row.getBoolean("opted_out"));
  }
}
