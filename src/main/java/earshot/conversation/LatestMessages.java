package earshot.conversation;

import earshot.attachment.Attachment;
import earshot.attachment.Attachments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The newest messages of many conversations at once, in three statements however many there are.
@Repository
class LatestMessages {

  private final JdbcClient sql;
  private final DeliveryDatabase deliveries;
  private final Attachments attachments;

  LatestMessages(JdbcClient sql, DeliveryDatabase deliveries, Attachments attachments) {
    this.sql = sql;
    this.deliveries = deliveries;
    this.attachments = attachments;
  }

  /// Those of each conversation that has any, the oldest first.
  Map<Long, List<Message>> of(Collection<Long> conversations, int most) {
    var found = messages(conversations, most);
    var ids = new ArrayList<Long>();
    var seqs = new ArrayList<Integer>();
    found.forEach((id, messages) ->
        messages.forEach(message -> {
          ids.add(id);
          seqs.add(message.seq());
        }));
    var delivered =
        deliveries.toApplicant(ids, seqs).stream()
            .collect(Collectors.groupingBy(Delivery::conversationId));
    var files = attachments.of(ids, seqs);
    found.replaceAll((id, messages) ->
        messages.stream()
            .map(it ->
                whole(it, delivered.getOrDefault(id, List.of()), files.getOrDefault(id, List.of())))
            .toList());
    return found;
  }

  private static Message whole(Message message, List<Delivery> deliveries, List<Attachment> files) {
    var own =
        message.fromApplicant()
            ? List.<Delivery>of()
            : deliveries.stream().filter(it -> it.seq() == message.seq()).toList();
    return message
        .with(own)
        .withFiles(files.stream().filter(it -> it.seq() == message.seq()).toList());
  }

  private Map<Long, List<Message>> messages(Collection<Long> conversations, int most) {
    var found = new LinkedHashMap<Long, List<Message>>();
    sql.sql(
            """
            select c.id as conversation_id, m.seq, m.user_id, m.channel, m.body, m.original_body,
              m.refusal, null as remark, m.message_key, m.created_at,
              coalesce(u.name, p.first_name || ' ' || p.last_name) as author_name
            from conversation c
            join applicant p on p.id = c.applicant_id
            cross join lateral (select * from message
              where conversation_id = c.id order by seq desc limit :most) m
            left join app_user u on u.company_id = m.company_id and u.id = m.user_id
            where c.company_id = current_company() and c.id = any(:ids)
            order by c.id, m.seq
            """)
        .param("ids", conversations.toArray(Long[]::new))
        .param("most", most)
        .query((RowCallbackHandler) row -> add(found, row));
    return found;
  }

  private static void add(Map<Long, List<Message>> found, ResultSet row) throws SQLException {
    found
        .computeIfAbsent(row.getLong("conversation_id"), _ -> new ArrayList<>())
        .add(MessageRows.message(row, 0));
  }
}
