package earshot.attachment;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/// The files of the current company. Whoever asks for one has been checked before.
@Component
public class Attachments {

  private static final int PIECE = 256 * 1024;

  private final JdbcClient sql;
  private final TransactionOperations transaction;

  Attachments(JdbcClient sql, TransactionOperations transaction) {
    this.sql = sql;
    this.transaction = transaction;
  }

  /// Keeps the files with the message that was just stored, in its transaction.
  @Transactional
  public void add(long conversation, int seq, List<NewAttachment> files) {
    for (var i = 0; i < files.size(); i++)
      sql.sql(
              """
              insert into attachment (conversation_id, seq, number, name, size, content)
              values (:conversation, :seq, :number, :name, :size, :content)
              """)
          .param("conversation", conversation)
          .param("seq", seq)
          .param("number", i + 1)
          .param("name", files.get(i).name())
          .param("size", files.get(i).content().length)
          .param("content", files.get(i).content())
          .update();
  }

  /// The files of those messages, in order.
  @Transactional(readOnly = true)
  public List<Attachment> of(long conversation, Collection<Integer> seqs) {
    return sql.sql(
            """
            select seq, number, name, size from attachment
            where conversation_id = :conversation and seq = any(:seqs) order by seq, number
            """)
        .param("conversation", conversation)
        .param("seqs", seqs.toArray(Integer[]::new))
        .query(Attachments::attachment)
        .list();
  }

  /// The same of messages of many conversations, by conversation.
  ///
  /// @param seqs of the messages, each beside its conversation
  @Transactional(readOnly = true)
  public Map<Long, List<Attachment>> of(List<Long> conversations, List<Integer> seqs) {
    var found = new HashMap<Long, List<Attachment>>();
    sql.sql(
            """
            select a.conversation_id, a.seq, a.number, a.name, a.size
            from unnest(:conversations::bigint[], :seqs::integer[]) as m (conversation, seq)
            join attachment a on a.conversation_id = m.conversation and a.seq = m.seq
            order by a.conversation_id, a.seq, a.number
            """)
        .param("conversations", conversations.toArray(Long[]::new))
        .param("seqs", seqs.toArray(Integer[]::new))
        .query(
            (RowCallbackHandler)
                row ->
                    found
                        .computeIfAbsent(row.getLong("conversation_id"), _ -> new ArrayList<>())
                        .add(attachment(row, 0)));
    return found;
  }

  @Transactional(readOnly = true)
  public Optional<Attachment> find(long conversation, int seq, int number) {
    return of(conversation, List.of(seq)).stream()
        .filter(file -> file.number() == number)
        .findFirst();
  }

  /// Writes the file piece by piece, so that no file is ever whole in memory and no connection
  /// waits for a slow reader.
  public void copy(long conversation, Attachment file, OutputStream to) throws IOException {
    for (var at = 0; at < file.size(); at += PIECE) {
      var from = at;
      var piece = transaction.execute(_ -> piece(conversation, file, from));
      to.write(Objects.requireNonNull(piece));
    }
  }

  private byte[] piece(long conversation, Attachment file, int at) {
    return sql.sql(
            """
            select substring(content from :from for :length) from attachment
            where conversation_id = :conversation and seq = :seq and number = :number
            """)
        .param("from", at + 1)
        .param("length", PIECE)
        .param("conversation", conversation)
        .param("seq", file.seq())
        .param("number", file.number())
        .query((row, _) -> row.getBytes(1))
        .single();
  }

  private static Attachment attachment(ResultSet row, int number) throws SQLException {
    return new Attachment(
        row.getInt("seq"), row.getInt("number"), row.getString("name"), row.getInt("size"));
  }
}
