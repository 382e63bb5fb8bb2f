package earshot.hiring;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Which numbers one person has: whoever was recognized keeps the one they came with, where their
/// name, address and phone of then stand. See decision 160.
@Component
public class SamePerson {

  private final JdbcClient sql;

  SamePerson(JdbcClient sql) {
    this.sql = sql;
  }

  /// The numbers of the person who has that one, which is among them, the lowest first.
  @Transactional(readOnly = true)
  public List<Long> numbers(long applicant) {
    return sql.sql("select numbers_of(:id) as number order by number")
        .param("id", applicant)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /// The same, with which nobody else does anything, and to which nobody adds one, until the
  /// transaction ends.
  @Transactional
  public List<Long> hold(long applicant) {
    while (true) {
      var numbers = numbers(applicant);
      sql.sql("select id from applicant where id = any(:ids) order by id for no key update")
          .param("ids", numbers.toArray(Long[]::new))
          .query((row, _) -> row.getLong(1))
          .list();
      // Somebody may have been recognized while this waited.
      if (numbers.equals(numbers(applicant))) return numbers;
    }
  }

  /// From now on the numbers of both are those of one person. Both are held.
  @Transactional
  void note(long applicant, long knownBefore) {
    var was = first(applicant);
    var is = first(knownBefore);
    if (was == is) return;
    sql.sql("update recognized_as set same_as = :is where same_as = :was")
        .param("is", is)
        .param("was", was)
        .update();
    sql.sql("insert into recognized_as (applicant_id, same_as) values (:was, :is)")
        .param("was", was)
        .param("is", is)
        .update();
  }

  private long first(long applicant) {
    return sql.sql("select same_as from recognized_as where applicant_id = :id")
        .param("id", applicant)
        .query(Long.class)
        .optional()
        .orElse(applicant);
  }
}
