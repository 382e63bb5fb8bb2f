package earshot.bench.rows;

import earshot.bench.load.Web;
import earshot.bench.site.Node;
import earshot.bench.site.Postgres;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// The company of `bench/sql/data.sql` in one database, and who asks for it as `guests.sql` lets
/// them in.
///
/// @param ada the id of its administrator
/// @param first the lowest id of its conversations, which are in a row
record LargeCompany(
    Postgres postgres, String database, long id, long ada, long first, long conversations) {

  private static final String KEY = "earshot_bench";

  static LargeCompany in(Postgres postgres, String database) {
    var id = postgres.number(database, "select company_id from company where slug = 'large'");
    return new LargeCompany(
        postgres,
        database,
        id,
        postgres.number(database, "select id from app_user where email = 'ada@bench.example'"),
        postgres.number(database, "select min(id) from conversation where company_id = " + id),
        postgres.number(
            database,
            "select count(*) from conversation where public_id like 'bench-%' and company_id = "
                + id));
  }

  long anyConversation() {
    return first + ThreadLocalRandom.current().nextLong(conversations);
  }

  long longConversation() {
    return postgres.number(database, "select id from conversation where public_id = 'long'");
  }

  long couriers() {
    return postgres.number(database, "select id from job where title = 'Courier'");
  }

  /// One that some dozen applied for.
  long someJob() {
    return postgres.number(database, "select min(id) from job where company_id = " + id);
  }

  /// Ada's browser.
  Web ada(Node node) throws IOException, InterruptedException {
    return user(node, id, ada).withForms("/message-center");
  }

  Web program(Node node) {
    return Web.program(node.url(), KEY);
  }

  static Web user(Node node, long company, long user) {
    return Web.browser(node.url(), "earshot-session=%d.user-%d".formatted(company, user));
  }

  Web applicant(Node node, long conversation) {
    return Web.browser(node.url(), "earshot-applicant=link-" + conversation);
  }

  Map<String, String> forPgBench() {
    var variables = new HashMap<String, String>();
    variables.put("companyText", Long.toString(id));
    variables.put("first", Long.toString(first));
    variables.put("last", Long.toString(first + conversations - 1));
    variables.put("ada", Long.toString(ada));
    variables.put("hash", postgres.text(database, "select token_hash from api_key"));
    variables.put("program", postgres.text(database, "select user_id from api_key"));
    variables.put("body", Sends.TEXT);
    variables.put(
        "locations",
        postgres.text(
            database, "select array_agg(id)::text from location where company_id = " + id));
    return variables;
  }
}
