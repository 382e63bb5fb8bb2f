package earshot.hiring;

import earshot.company.User;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of the applications list: only the conditions that are asked for, so that PostgreSQL
/// finds the index that fits.
@Repository
class ApplicationSearch {

  static final int PAGE = 50;

  private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

  private static final String REACH =
      """
      , p.email, p.phone, p.texts_agreed_at is not null and o.phone is null as texts,
        p.external_id, l.time_zone
      """;

  /// Tells PostgreSQL the company, whose size decides what is the quickest way: see decision 145.
  private static final String ALL =
      "a.company_id = current_company() and a.location_id = any(:locations)";

  private static final String OPT_OUT =
      "left join opt_out o on o.company_id = p.company_id and o.phone = p.phone";

  private final JdbcClient sql;

  ApplicationSearch(JdbcClient sql) {
    this.sql = sql;
  }

  /// A page of rows and, if there are more, one row beyond it.
  List<ApplicationRow> rows(User user, ApplicationFilter filter, @Nullable Cursor after) {
    var values = values(user, filter);
    var where = whereInFolder(filter, values) + after(filter, after, values);
    return sql.sql(select("", "", where, filter.sort(), PAGE + 1))
        .params(values)
        .query(ApplicationRows::listed)
        .list();
  }

  /// The next rows of the whole list, with what is known of how the applicants are reached.
  List<ExportedRow> exported(
      User user, ApplicationFilter filter, @Nullable Cursor after, int most) {
    var values = values(user, filter);
    var where = whereInFolder(filter, values) + after(filter, after, values);
    return sql.sql(select(REACH, OPT_OUT, where, filter.sort(), most))
        .params(values)
        .query(ExportedRow::of)
        .list();
  }

  /// Those of the applications that are at the user's locations, in the order given.
  List<ApplicationRow> rows(User user, List<Long> ids) {
    return sql.sql(
            """
            select a.id, a.applicant_id, p.first_name, p.last_name, a.sort_name, j.title as job,
              l.name as location, a.stage, a.applied_at, a.messaged_at is not null as messaged
            from application a
            join applicant p on p.id = a.applicant_id
            cross join lateral (select title from job where id = a.job_id offset 0) j
            cross join lateral (select name from location where id = a.location_id offset 0) l
            where a.company_id = current_company() and a.id = any(:ids)
              and a.location_id = any(:locations)
            order by array_position(:ids, a.id)
            """)
        .param("ids", ids.stream().limit(PAGE).toArray(Long[]::new))
        .param("locations", user.locations().toArray(Long[]::new))
        .query(ApplicationRows::listed)
        .list();
  }

  /// The ids of all rows on all pages, but at most that many.
  List<Long> ids(User user, ApplicationFilter filter, int most) {
    var values = values(user, filter);
    var where = whereInFolder(filter, values);
    values.put("most", most);
    return sql.sql("select a.id from application a where " + where + " limit :most")
        .params(values)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  private static String whereInFolder(ApplicationFilter filter, Map<String, Object> values) {
    values.put("stages", filter.folder().stages().stream().map(Stage::name).toArray(String[]::new));
    return where(filter, values) + " and a.stage = any(:stages)";
  }

  Map<Folder, Long> counts(User user, ApplicationFilter filter) {
    var values = values(user, filter);
    var counts = new EnumMap<Folder, Long>(Folder.class);
    for (var folder : Folder.values()) counts.put(folder, 0L);
    sql.sql(
            "select a.stage, count(*) from application a where "
                + where(filter, values)
                + " group by 1")
        .params(values)
        .query(
            (RowCallbackHandler)
                row -> add(counts, Stage.valueOf(row.getString(1)), row.getLong(2)));
    return counts;
  }

  private static void add(Map<Folder, Long> counts, Stage stage, long count) {
    for (var folder : Folder.values())
      if (folder.stages().contains(stage)) counts.merge(folder, count, Long::sum);
  }

  private static Map<String, Object> values(User user, ApplicationFilter filter) {
    var locations =
        user.locations().stream()
            .filter(id -> filter.location() == null || id.equals(filter.location()));
    var values = new HashMap<String, Object>();
    values.put("locations", locations.toArray(Long[]::new));
    return values;
  }

  private static String where(ApplicationFilter filter, Map<String, Object> values) {
    var where = new StringBuilder(ALL);
    if (filter.job() != null) {
      where.append(" and a.job_id = :job");
      values.put("job", filter.job());
    }
    var words = filter.words();
    for (var i = 0; i < words.size(); i++) {
      where
          .append(' ')
          .append(
              """
              and a.applicant_id in (select w.applicant_id from applicant_word w
               where w.company_id = current_company()
                 and w.word >= :from%1$d and w.word < :to%1$d)\
              """
                  .formatted(i));
      values.put("from" + i, words.get(i));
      values.put("to" + i, words.get(i) + LAST_CHARACTER);
    }
    return where.toString();
  }

  private static String after(
      ApplicationFilter filter, @Nullable Cursor after, Map<String, Object> values) {
    if (after == null) return "";
    values.put("key", after.key());
    values.put("id", after.id());
    return " and " + filter.sort().after();
  }

  private static String select(String more, String join, String where, Sort sort, int most) {
    return """
    select a.id, a.applicant_id, p.first_name, p.last_name, a.sort_name, j.title as job,
      l.name as location, a.stage, a.applied_at, a.messaged_at is not null as messaged%s
    from (select a.* from application a where %s order by %s limit %d) a
    join applicant p on p.id = a.applicant_id
    cross join lateral (select title from job where id = a.job_id offset 0) j
    cross join lateral (select name, time_zone from location where id = a.location_id offset 0) l
    %s
    order by %s
    """
        .formatted(more, where, sort.order(), most, join, sort.order());
  }
}
