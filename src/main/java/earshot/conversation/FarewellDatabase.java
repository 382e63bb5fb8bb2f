package earshot.conversation;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of [Farewells]. Deliveries are locked in the order of [Batches#waitingWith].
@Repository
class FarewellDatabase {

  private final JdbcClient sql;

  FarewellDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  void insert(long conversation, int seq, Instant now) {
    sql.sql(
            """
            insert into farewell (conversation_id, seq, written_at) values (:id, :seq, :now)
            on conflict do nothing
            """)
        .param("id", conversation)
        .param("seq", seq)
        .param("now", Timestamp.from(now))
        .update();
  }

  /// What waits for the applicant and is no farewell is not sent any more.
  List<Delivery> skipWaiting(long conversation, String reason, Instant now) {
    return sql.sql(
            """
            update delivery d set state = 'SKIPPED', reason = :reason, held_until = null,
              changed_at = :now
            where d.id in (select w.id from delivery w
              where w.conversation_id = :id and w.recipient = 'applicant'
                and w.channel <> 'IN_APP' and w.state in ('QUEUED', 'HELD')
                and not exists (select from farewell f where f.conversation_id = w.conversation_id
                  and f.seq = w.seq and f.taken_back_at is null)
              order by w.seq for no key update) and d.state in ('QUEUED', 'HELD')
            returning\
            """
                + DeliveryDatabase.COLUMNS)
        .param("id", conversation)
        .param("reason", reason)
        .param("now", Timestamp.from(now))
        .query(DeliveryDatabase::delivery)
        .list();
  }

  /// The farewells that stand are taken back: what has not gone does not go, and where nothing has
  /// and the applicant has not read it, it is no longer in the app either.
  List<Delivery> takeBack(long conversation, String reason, Instant now) {
    return sql.sql(
            """
            with taken as (
              update farewell set taken_back_at = :now
              where conversation_id = :id and taken_back_at is null returning seq),
            locked as (
              select d.* from delivery d where d.conversation_id = :id and d.recipient = 'applicant'
                and d.seq in (select seq from taken)
              order by d.seq for no key update),
            gone as (
              select seq from locked
              where channel <> 'IN_APP' and state not in ('QUEUED', 'HELD', 'SKIPPED', 'FAILED')
                or state = 'DELIVERED')
            update delivery d set state = 'SKIPPED', reason = :reason, held_until = null,
              changed_at = :now
            from locked l
            where d.id = l.id and (l.state in ('QUEUED', 'HELD')
              or l.channel = 'IN_APP' and l.seq not in (select seq from gone))
            returning d.id, d.conversation_id, d.seq, d.channel, d.recipient, d.address, d.state,
              d.reason, d.attempts, d.interrupted, d.held_until, d.batch_id, d.tried_since,
              d.changed_at
            """)
        .param("id", conversation)
        .param("reason", reason)
        .param("now", Timestamp.from(now))
        .query(DeliveryDatabase::delivery)
        .list();
  }

  /// The messages that were taken back before their applicant could read them.
  Set<Integer> unsaid(long conversation) {
    return Set.copyOf(
        sql.sql(
                """
                select f.seq from farewell f
                join delivery d on d.conversation_id = f.conversation_id and d.seq = f.seq
                  and d.channel = 'IN_APP' and d.recipient = 'applicant' and d.state = 'SKIPPED'
                where f.conversation_id = :id and f.taken_back_at is not null
                """)
            .param("id", conversation)
            .query((row, _) -> row.getInt(1))
            .list());
  }
}
