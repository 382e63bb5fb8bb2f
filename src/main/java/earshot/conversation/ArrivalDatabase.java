package earshot.conversation;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of what an applicant shows to have arrived: what is on screen, and what is answered.
@Repository
class ArrivalDatabase {

  private final JdbcClient sql;

  ArrivalDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  /// What is in the app up to that seq is on screen.
  List<Delivery> seen(long conversation, int seq, Instant now) {
    return sql.sql(
            """
            update delivery set state = 'DELIVERED', changed_at = :now
            where id in (select id from delivery
              where conversation_id = :conversation and seq <= :seq and channel = 'IN_APP'
                and recipient = 'applicant' and state = 'SENT'
              order by seq for no key update)
            returning\
            """
                + DeliveryDatabase.COLUMNS)
        .param("conversation", conversation)
        .param("seq", seq)
        .param("now", Timestamp.from(now))
        .query(DeliveryDatabase::delivery)
        .list();
  }

  /// What had gone to that address by then, up to that seq, was there to be answered.
  List<Delivery> answered(
      long conversation, Channel channel, String address, int seq, Instant by, Instant now) {
    return sql.sql(
            """
            update delivery set state = 'DELIVERED', changed_at = :now
            where id in (select id from delivery
              where conversation_id = :conversation and seq <= :seq and channel = :channel
                and recipient = 'applicant' and state = 'SENT' and address = :address
                and changed_at <= :by
              order by seq for no key update)
            returning\
            """
                + DeliveryDatabase.COLUMNS)
        .param("conversation", conversation)
        .param("channel", channel.name())
        .param("address", address)
        .param("seq", seq)
        .param("by", Timestamp.from(by))
        .param("now", Timestamp.from(now))
        .query(DeliveryDatabase::delivery)
        .list();
  }
}
