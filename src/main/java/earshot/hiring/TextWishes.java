package earshot.hiring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What phones' owners asked for, as managers see it beside an application.
@Repository
class TextWishes {

  private static final int MOST = 50;

  private final JdbcClient sql;

  TextWishes(JdbcClient sql) {
    this.sql = sql;
  }

  /// The wishes of that phone at the current company, the latest first.
  @Transactional(readOnly = true)
  List<TextWish> of(@Nullable String phone) {
    if (phone == null) return List.of();
    return sql.sql(
            """
            select wish = 'OUT' as out, words, way = 'TEXT' as written, nullif(number, '') as number,
              said_at
            from opt_out_wish where phone = :phone
            order by id desc limit :most
            """)
        .param("phone", phone)
        .param("most", MOST)
        .query((row, _) ->
            new TextWish(
                row.getBoolean("out"),
                row.getString("words"),
                row.getBoolean("written"),
                row.getString("number"),
                row.getTimestamp("said_at").toInstant()))
        .list();
  }
}
