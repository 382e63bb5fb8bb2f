package earshot.conversation;

import earshot.company.User;
import earshot.database.CurrentCompany;
import earshot.live.LiveUpdate;
import earshot.live.LiveUpdates;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who is told live of what happens in a conversation: those who take part, those who may review at
/// its location, and its applicant. Called inside the transaction; told after it commits.
@Component
class Audience {

  private record Applicant(long id, String publicId) {}

  private final JdbcClient sql;
  private final LiveUpdates live;

  Audience(JdbcClient sql, LiveUpdates live) {
    this.sql = sql;
    this.live = live;
  }

  void tellMessage(long conversation, int seq) {
    tellStaff(new LiveUpdate("message", String.valueOf(conversation), seq), conversation);
    tellApplicant("message", conversation, seq);
  }

  /// Tells of many messages of the staff. Pages of the staff hear once that they lack something: a
  /// bulk message is hundreds of them a second.
  void tellMessages(List<Sent> messages) {
    var seqs = messages.stream().collect(Collectors.toMap(Sent::conversationId, Sent::seq));
    live.tellUsers(company(), staff(seqs.keySet()), new LiveUpdate("catchup", "", 0));
    sql.sql("select id, applicant_id, public_id from conversation where id = any(:ids)")
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
    tellStaff(new LiveUpdate("delivery", String.valueOf(conversation), seq), conversation);
  }

  void tellApplied(long application) {
    tellStaff(new LiveUpdate("application", String.valueOf(application), 0), application);
  }

  void tellStage(long conversation) {
    tellStaff(new LiveUpdate("stage", String.valueOf(conversation), 0), conversation);
    tellApplicant("stage", conversation, 0);
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

  private void tellStaff(LiveUpdate update, long conversation) {
    live.tellUsers(company(), staff(List.of(conversation)), update);
  }

  private void tellApplicant(String kind, long conversation, int seq) {
    sql.sql("select applicant_id as id, public_id from conversation where id = :id")
        .param("id", conversation)
        .query(Applicant.class)
        .optional()
        .ifPresent(
            it -> live.tellApplicant(company(), it.id(), new LiveUpdate(kind, it.publicId(), seq)));
  }

  private List<Long> staff(Collection<Long> conversations) {
    return sql.sql(
            """
            select user_id from participant where conversation_id = any(:ids) and takes_part
            union
            select g.user_id from location_grant g join application a on a.location_id = g.location_id
            where a.id = any(:ids) and g.review_applications
            union
            select id from app_user where company_id = current_company() and role = 'ADMINISTRATOR'
            """)
        .param("ids", conversations.toArray(Long[]::new))
        .query((row, _) -> row.getLong(1))
        .list();
  }

  private static long company() {
    return Objects.requireNonNull(CurrentCompany.id());
  }
}
