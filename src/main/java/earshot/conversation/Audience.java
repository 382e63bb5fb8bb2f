package earshot.conversation;

import earshot.company.User;
import earshot.database.CurrentCompany;
import earshot.live.LiveUpdate;
import earshot.live.LiveUpdates;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who is told live of what happens in a conversation: those who may review at its location, those
/// who take part and may still read it as part of a history ([earshot.hiring.MayReview]), and its
/// applicant. Called inside the transaction; told after it commits.
@Component
class Audience {

  /// @param publicId of the conversation; null where nobody has written yet
  private record Hearers(List<Long> staff, long applicant, @Nullable String publicId) {}

  private static final String HEARERS =
      """
      select a.id, a.applicant_id, a.public_id, array(
          select p.user_id from participant p
          where p.conversation_id = a.id and p.takes_part
            and exists (select from application o
              where o.applicant_id = a.applicant_id and o.id <> a.id)
            and exists (select from location_grant g
              where g.user_id = p.user_id and g.review_applications)
          union
          select user_id from location_grant
          where location_id = a.location_id and review_applications
          union
          select id from app_user
          where company_id = (select current_company()) and role = 'ADMINISTRATOR') as staff
      from %s a
      """;

  private static final String HEARERS_OF_ONE =
      HEARERS.formatted(
          """
          (select a.*, c.public_id from application a left join conversation c on c.id = a.id
            where a.id = :id)\
          """);

  /// One after the other by their keys, whatever PostgreSQL knows of the tables.
  private static final String HEARERS_OF_MANY =
      HEARERS.formatted(
          """
          unnest(:ids::bigint[]) as asked (id) cross join lateral (
            select a.*, (select public_id from conversation where id = a.id) as public_id
            from application a where a.id = asked.id offset 0)\
          """);

  private final JdbcClient sql;
  private final LiveUpdates live;

  Audience(JdbcClient sql, LiveUpdates live) {
    this.sql = sql;
    this.live = live;
  }

  void tellMessage(long conversation, int seq) {
    tellAll("message", conversation, seq);
  }

  /// Tells of many messages of the staff. Pages of the staff hear once that they lack something: a
  /// bulk message is hundreds of them a second.
  void tellMessages(List<Sent> messages) {
    var seqs = messages.stream().collect(Collectors.toMap(Sent::conversationId, Sent::seq));
    live.tellUsers(company(), staff(seqs.keySet()), new LiveUpdate("catchup", "", 0));
    sql.sql(
            """
            select id, applicant_id, public_id from conversation
            where company_id = current_company() and id = any(:ids)
            """)
        .param("ids", seqs.keySet().toArray(Long[]::new))
        .query(
            (RowCallbackHandler)
                row ->
                    live.tellApplicant(
                        company(),
                        row.getLong("applicant_id"),
                        new LiveUpdate(
                            "message",
                            row.getString("public_id"),
                            Objects.requireNonNull(seqs.get(row.getLong("id"))))));
  }

  void tellDelivery(long conversation, int seq) {
    hearers(conversation).ifPresent(it -> tellStaff(it, "delivery", conversation, seq));
  }

  /// The same of many messages to applicants.
  void tellDeliveries(List<Delivery> deliveries) {
    var hearers = new HashMap<Long, Hearers>();
    sql.sql(HEARERS_OF_MANY)
        .param("ids", deliveries.stream().map(Delivery::conversationId).toArray(Long[]::new))
        .query((RowCallbackHandler) row -> hearers.put(row.getLong("id"), hearers(row)));
    for (var delivery : deliveries)
      Optional.ofNullable(hearers.get(delivery.conversationId()))
          .ifPresent(it -> tellStaff(it, "delivery", delivery.conversationId(), delivery.seq()));
  }

  void tellApplied(long application) {
    hearers(application).ifPresent(it -> tellStaff(it, "application", application, 0));
  }

  /// Never to the applicant: calls are noted for the staff.
  void tellContacts(long conversation) {
    hearers(conversation).ifPresent(it -> tellStaff(it, "contacts", conversation, 0));
  }

  void tellStage(long conversation) {
    tellAll("stage", conversation, 0);
  }

  void tellRead(long user, long conversation, int seq) {
    live.tellUsers(
        company(), List.of(user), new LiveUpdate("read", String.valueOf(conversation), seq));
  }

  /// Not to the own other tabs, and never to the applicant.
  void tellTyping(User user, long conversation) {
    var others = staff(List.of(conversation)).stream().filter(id -> id != user.id()).toList();
    live.tellUsers(
        company(),
        others,
        new LiveUpdate("typing", String.valueOf(conversation), 0, user.firstName()));
  }

  /// The user marked or archived conversations, perhaps many at once.
  void tellMarks(long user) {
    live.tellUsers(company(), List.of(user), new LiveUpdate("marks", "", 0));
  }

  private void tellAll(String kind, long conversation, int seq) {
    hearers(conversation)
        .ifPresent(it -> {
          tellStaff(it, kind, conversation, seq);
          if (it.publicId() != null)
            live.tellApplicant(company(), it.applicant(), new LiveUpdate(kind, it.publicId(), seq));
        });
  }

  private void tellStaff(Hearers hearers, String kind, long conversation, int seq) {
    live.tellUsers(
        company(), hearers.staff(), new LiveUpdate(kind, String.valueOf(conversation), seq));
  }

  /// Those of one conversation, in one query that is planned once: one with `any(…)` is planned
  /// anew each time, which takes longer than the query.
  private Optional<Hearers> hearers(long conversation) {
    return sql.sql(HEARERS_OF_ONE)
        .param("id", conversation)
        .query((row, _) -> hearers(row))
        .optional();
  }

  private static Hearers hearers(ResultSet row) throws SQLException {
    return new Hearers(
        List.of((Long[]) row.getArray("staff").getArray()),
        row.getLong("applicant_id"),
        row.getString("public_id"));
  }

  private List<Long> staff(Collection<Long> conversations) {
    return sql.sql(
            """
            select p.user_id from participant p
            where p.company_id = current_company() and p.conversation_id = any(:ids) and p.takes_part
              and exists (select from application a
                join application o on o.applicant_id = a.applicant_id and o.id <> a.id
                where a.id = p.conversation_id offset 0)
              and exists (select from location_grant g
                where g.user_id = p.user_id and g.review_applications)
            union
            select g.user_id from location_grant g join application a on a.location_id = g.location_id
            where a.company_id = current_company() and a.id = any(:ids) and g.review_applications
            union
            select id from app_user where company_id = (select current_company()) and role = 'ADMINISTRATOR'
            """)
        .param("ids", conversations.toArray(Long[]::new))
        .query((row, _) -> row.getLong(1))
        .list();
  }

  private static long company() {
    return Objects.requireNonNull(CurrentCompany.id());
  }
}
