package earshot.demo;

import earshot.database.CurrentCompany;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Knows the people of the demo companies by their addresses and phones.
@InDemo
@Component
class Owners {

  private static final String OF_EMAILS =
      """
      select k.email, string_agg(k.name, ' and '), c.name
      from (select email, first_name || ' ' || last_name as name from applicant
        union all select email, name from app_user where company_id = (select current_company())) k, company c
      where k.email = any(:keys) group by k.email, c.name
      """;
  private static final String OF_PHONES =
      """
      select p.phone, string_agg(p.first_name || ' ' || p.last_name, ' and '), c.name
      from applicant p, company c where p.phone = any(:keys) group by p.phone, c.name
      """;

  private final JdbcClient sql;
  private final TransactionOperations transaction;

  Owners(JdbcClient sql, TransactionOperations transaction) {
    this.sql = sql;
    this.transaction = transaction;
  }

  Map<String, Owner> ofEmails(Collection<String> emails) {
    return find(OF_EMAILS, emails);
  }

  Map<String, Owner> ofPhones(Collection<String> phones) {
    return find(OF_PHONES, phones);
  }

  /// Does the work in each of the demo companies.
  <T> List<T> inEach(Supplier<List<T>> work) {
    return companies().stream()
        .flatMap(id -> CurrentCompany.call(id, () -> transaction.execute(_ -> work.get())).stream())
        .toList();
  }

  private Map<String, Owner> find(String query, Collection<String> keys) {
    var owners = new HashMap<String, Owner>();
    inEach(() -> {
      sql.sql(query)
          .param("keys", keys.toArray(String[]::new))
          .query(
              (RowCallbackHandler)
                  row ->
                      owners.put(row.getString(1), new Owner(row.getString(2), row.getString(3))));
      return List.of();
    });
    return owners;
  }

  private List<Long> companies() {
    return sql.sql("select made_as from demo_company where made_as is not null")
        .query((row, _) -> row.getLong(1))
        .list();
  }
}
