package earshot.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/// The SQL of uploaded files: piece by piece, so that nobody ever holds a whole one in memory.
@Repository
class FileDatabase {

  private static final int PIECE = 256 * 1024;

  private final JdbcClient sql;
  private final TransactionOperations transaction;

  FileDatabase(JdbcClient sql, TransactionOperations transaction) {
    this.sql = sql;
    this.transaction = transaction;
  }

  void write(long id, InputStream content) {
    try {
      var number = 0;
      for (var piece = content.readNBytes(PIECE);
          piece.length > 0;
          piece = content.readNBytes(PIECE)) insert(id, number++, piece);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// The file; each piece is a transaction of its own unless one is open.
  InputStream open(long id) {
    return new PieceStream(number -> transaction.execute(_ -> piece(id, number)));
  }

  void delete(long id) {
    sql.sql("delete from import_piece where import_id = :id").param("id", id).update();
  }

  private void insert(long id, int number, byte[] piece) {
    sql.sql(
            """
            insert into import_piece (import_id, number, content) values (:id, :number, :content)
            """)
        .param("id", id)
        .param("number", number)
        .param("content", piece)
        .update();
  }

  private byte @Nullable [] piece(long id, int number) {
    return sql.sql("select content from import_piece where import_id = :id and number = :number")
        .param("id", id)
        .param("number", number)
        .query((row, _) -> row.getBytes(1))
        .optional()
        .orElse(null);
  }
}
