package earshot.bulk;

import earshot.SmallCompany;
import earshot.database.TestDatabase;

/// Many who applied as baristas, made by SQL.
public final class Crowd {

  private Crowd() {}

  public static void applies(SmallCompany cafe, int count) {
    TestDatabase.administer(
        "set session_replication_role = replica", // checks no foreign key, which takes the longest
        sql(cafe, count),
        "analyze applicant",
        "analyze application");
  }

  /// The same in whichever database the company is; takes longer. A connection keeps the plans by
  /// which it checks foreign keys, and goes through whole tables with those made while these were
  /// nearly empty.
  public static void appliesWhereverThatIs(SmallCompany cafe, int count) {
    cafe.inTransaction(() -> {
      cafe.update("discard plans");
      return cafe.update(sql(cafe, count));
    });
  }

  private static String sql(SmallCompany cafe, int count) {
    return """
    with person as (
      insert into applicant (company_id, first_name, last_name, email, phone, texts_agreed_at)
      select %1$d, 'First' || n, 'Last' || n, 'first' || n || '@mail-%1$d.example',
        '+1415' || 2000000 + n, now()
      from generate_series(1, %2$d) n returning id, first_name, last_name)
    insert into application (company_id, applicant_id, job_id, location_id, sort_name,
      stage_changed_at, applied_at)
    select %1$d, id, %3$d, %4$d, lower(last_name || ' ' || first_name), now(), now()
    from person
    """
        .formatted(cafe.id, count, cafe.barista, cafe.pier4);
  }
}
