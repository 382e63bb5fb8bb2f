package earshot.posting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of [Questions].
@Repository
class QuestionDatabase {

  private static final String SELECT =
      "select id, kind, text, required, choices from question where job_id = :job ";

  private final JdbcClient sql;

  QuestionDatabase(JdbcClient sql) {
    this.sql = sql;
  }

  List<Question> of(long job) {
    return sql.sql(SELECT + "order by position, id")
        .param("job", job)
        .query(QuestionDatabase::question)
        .list();
  }

  Optional<Question> find(long job, long id) {
    return sql.sql(SELECT + "and id = :id")
        .param("job", job)
        .param("id", id)
        .query(QuestionDatabase::question)
        .optional();
  }

  void lock(long job) {
    sql.sql("select from job where id = :job for no key update")
        .param("job", job)
        .query()
        .listOfRows();
  }

  void insert(long job, QuestionText text) {
    sql.sql(
            """
            insert into question (job_id, position, kind, text, required, choices)
            select :job, coalesce(max(position), 0) + 1, :kind, :text, :required, :choices
            from question where job_id = :job
            """)
        .params(values(text))
        .param("job", job)
        .update();
  }

  void update(long job, long id, QuestionText text) {
    sql.sql(
            """
            update question set kind = :kind, text = :text, required = :required,
              choices = :choices
            where job_id = :job and id = :id
            """)
        .params(values(text))
        .param("job", job)
        .param("id", id)
        .update();
  }

  void delete(long job, long id) {
    sql.sql("delete from question where job_id = :job and id = :id")
        .param("job", job)
        .param("id", id)
        .update();
  }

  void move(long job, long id, int by) {
    var ids = new ArrayList<>(of(job).stream().map(Question::id).toList());
    var from = ids.indexOf(id);
    var to = Math.clamp(from + by, 0, ids.size() - 1);
    Collections.swap(ids, from, to);
    sql.sql("update question set position = array_position(:ids, id) where job_id = :job")
        .param("ids", ids.toArray(Long[]::new))
        .param("job", job)
        .update();
  }

  private static Map<String, Object> values(QuestionText text) {
    return Map.of(
        "kind", text.kind().name(),
        "text", text.text(),
        "required", text.required(),
        "choices", text.choices().toArray(String[]::new));
  }

  private static Question question(ResultSet row, int number) throws SQLException {
    return new Question(
        row.getLong("id"),
        QuestionKind.valueOf(row.getString("kind")),
        row.getString("text"),
        row.getBoolean("required"),
        List.of((String[]) row.getArray("choices").getArray()));
  }
}
