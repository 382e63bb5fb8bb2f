package earshot.bulk;

import earshot.SmallCompany;
import earshot.database.TestDatabase;

/// Many who applied as baristas, made by SQL.
final class Crowd {

  private Crowd() {}

  static void applies(SmallCompany cafe, int count) {
    TestDatabase.administer(
        "set session_replication_role = replica", // checks no foreign key, which takes the longest
        """
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
            .formatted(cafe.id, count, cafe.barista, cafe.pier4),
        "analyze applicant",
        "analyze application");
  }
}
