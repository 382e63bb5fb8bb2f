package earshot.notification;

import earshot.conversation.Refusal;
import earshot.conversation.Via;
import earshot.sms.SmsThreads;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Messages of applicants that came by mail or text after the door had shut.
@Repository
class LateMessages {

  /// The recipient who is no user.
  static final long APPLICANT = 0;

  /// One of them.
  record Late(long conversationId, int seq, Via via, Refusal refusal) {}

  private final JdbcClient sql;
  private final Clock clock;

  LateMessages(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// Empty for one from a phone that is not the applicant's any more: an answer would go to
  /// another, which has asked for none.
  @Transactional(readOnly = true)
  Optional<Late> find(long conversation, int seq) {
    return sql.sql(
            """
            select channel, refusal from message m
            where conversation_id = :conversation and seq = :seq and author = 'APPLICANT'
              and channel in ('EMAIL', 'SMS') and refusal is not null
              and not exists (select from message_remark r
                where r.conversation_id = m.conversation_id and r.message_key = m.message_key
                  and r.remark like :stranger)
            """)
        .param("stranger", SmsThreads.FORMER_PHONE.formatted("%"))
        .param("conversation", conversation)
        .param("seq", seq)
        .query((row, _) ->
            new Late(
                conversation,
                seq,
                Via.valueOf(row.getString(1)),
                Refusal.valueOf(row.getString(2))))
        .optional();
  }

  /// Whether that recipient has had no automatic answer about the conversation that way today; now
  /// they have.
  ///
  /// @param recipient a user's id, or [#APPLICANT]
  @Transactional
  boolean isFirstOfDay(long conversation, Via via, long recipient) {
    return sql.sql(
                """
                insert into automatic_answer (conversation_id, channel, day, recipient)
                values (:conversation, :channel, :day, :recipient) on conflict do nothing
                """)
            .param("conversation", conversation)
            .param("channel", via.name())
            .param("recipient", recipient)
            .param("day", Date.valueOf(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)))
            .update()
        > 0;
  }

  /// Nothing was said to it: the next one of that day is the first.
  @Transactional
  void wasNotAnswered(Late late) {
    sql.sql(
            """
            delete from automatic_answer
            where conversation_id = :conversation and channel = :channel and recipient = :recipient
              and day = (select (created_at at time zone 'UTC')::date from message
                where conversation_id = :conversation and seq = :seq)
            """)
        .param("conversation", late.conversationId())
        .param("seq", late.seq())
        .param("channel", late.via().name())
        .param("recipient", APPLICANT)
        .update();
  }
}
