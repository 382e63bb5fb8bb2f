package earshot.sms;

import earshot.database.Lookup;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.ObjectMapper;

/// The SQL of [Receipts].
@Repository
class SentTexts {

  /// By arrays, as PostgreSQL reads the whole table for what is `in` one query or in another.
  static final String LOCK =
      """
      with text as (
        select delivery_id from sent_text
        where company_id = (select current_company()) and provider_id = :name)
      select id, id = any(array(select delivery_id from text)) as named from delivery
      where id = any(array(select delivery_id from text))
        or batch_id = any(array(select delivery_id from text))
      order by conversation_id, seq for no key update
      """;

  /// A text's own name is stored as soon as the provider has given it.
  private static final Duration EARLY = Duration.ofMinutes(10);

  /// A text, or a part of one, of any company.
  record Sent(long companyId, String name, String phone) {}

  private final JdbcClient sql;
  private final TransactionOperations transaction;
  private final ObjectMapper json;
  private final Clock clock;

  SentTexts(JdbcClient sql, TransactionOperations transaction, ObjectMapper json, Clock clock) {
    this.sql = sql;
    this.transaction = transaction;
    this.json = json;
    this.clock = clock;
  }

  void add(List<SentText> texts) {
    var deliveries = new ArrayList<Long>();
    var phones = new ArrayList<String>();
    var names = new ArrayList<String>();
    for (var text : texts)
      for (var name : text.names()) {
        deliveries.add(text.deliveryId());
        phones.add(text.phone());
        names.add(name);
      }
    sql.sql(
            """
            with part as (
              select * from unnest(:deliveries::bigint[], :phones::text[], :names::text[])
                as part (delivery, phone, name)),
            went as materialized (
              select delivery, nextval('sent_text_sending') as sending
              from (select distinct delivery from part) text)
            insert into sent_text (provider_id, delivery_id, sending, phone)
            select distinct on (delivery, name) name, delivery, sending, phone
            from part join went using (delivery)
            on conflict do nothing
            """)
        .param("deliveries", deliveries.toArray(Long[]::new))
        .param("phones", phones.toArray(String[]::new))
        .param("names", names.toArray(String[]::new))
        .update();
  }

  /// The texts of that name, the latest first: a provider may begin anew with its numbers.
  List<Sent> called(String name) {
    return Lookup.by(
        name,
        () ->
            Objects.requireNonNull(
                transaction.execute(_ ->
                    sql.sql(
                            """
                            select company_id, provider_id, phone from sent_text
                            where provider_id = :name order by sending desc limit 5
                            """)
                        .param("name", name)
                        .query((row, _) ->
                            new Sent(row.getLong(1), row.getString(2), row.getString(3)))
                        .list())));
  }

  /// One receipt at a time for each delivery: otherwise the receipts of its last two parts, at the
  /// same moment, would each take the other part for one that is still to come. Deliveries that
  /// went along are locked as well, in the order in which all do it.
  List<Long> lockDeliveries(String name) {
    return sql
        .sql(LOCK)
        .param("name", name)
        .query((row, _) -> Map.entry(row.getLong("id"), row.getBoolean("named")))
        .list()
        .stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Whether the receipt is news.
  boolean changes(String name, long delivery, boolean arrived) {
    return sql.sql(
                """
                update sent_text set outcome = :outcome
                where company_id = (select current_company()) and provider_id = :name
                  and delivery_id = :delivery
                  and (outcome is null or outcome = 'FAILED' and :outcome = 'DELIVERED')
                """)
            .param("outcome", arrived ? "DELIVERED" : "FAILED")
            .param("name", name)
            .param("delivery", delivery)
            .update()
        > 0;
  }

  /// Whether no part is missing that went out together with this one.
  boolean haveAllArrived(String name, long delivery) {
    return isTrue(
        """
        select not exists (select from sent_text part join sent_text this
            on part.delivery_id = this.delivery_id and part.sending = this.sending
          where part.company_id = (select current_company()) and this.company_id = (select current_company())
            and this.provider_id = :name and this.delivery_id = :delivery
            and part.outcome is distinct from 'DELIVERED')
        """,
        name,
        delivery);
  }

  /// Whether the delivery has not been sent again since.
  boolean isLatest(String name, long delivery) {
    return isTrue(
        """
        select not exists (select from sent_text later join sent_text this
            on later.delivery_id = this.delivery_id and later.sending > this.sending
          where later.company_id = (select current_company()) and this.company_id = (select current_company())
            and this.provider_id = :name and this.delivery_id = :delivery)
        """,
        name,
        delivery);
  }

  /// Keeps a receipt whose text is not known yet.
  @Transactional
  void remember(Receipt receipt) {
    sql.sql(
            """
            insert into early_receipt (provider_id, receipt, received_at)
            select distinct on (name) name, :receipt::jsonb, :now from unnest(:names::text[]) as name
            on conflict (provider_id) do update
            set receipt = excluded.receipt, received_at = excluded.received_at
            where early_receipt.receipt ->> 'reason' is not null
            """)
        .param("receipt", json.writeValueAsString(receipt))
        .param("now", Timestamp.from(clock.instant()))
        .param("names", receipt.names().toArray(String[]::new))
        .update();
  }

  /// Those of texts that nobody here has sent.
  @Transactional
  void forgetEarly() {
    sql.sql("delete from early_receipt where received_at <= :old").param("old", old()).update();
  }

  /// The receipts that came before the names of their texts, and not long before: a provider may
  /// begin anew with its numbers.
  List<Receipt> early(List<String> names) {
    return sql.sql(
            """
            select receipt from early_receipt
            where provider_id = any(:names) and received_at > :old
            """)
        .param("names", names.toArray(String[]::new))
        .param("old", old())
        .query((row, _) -> json.readValue(row.getString(1), Receipt.class))
        .list();
  }

  private Timestamp old() {
    return Timestamp.from(clock.instant().minus(EARLY));
  }

  private boolean isTrue(String question, String name, long delivery) {
    return sql.sql(question)
        .param("name", name)
        .param("delivery", delivery)
        .query(Boolean.class)
        .single();
  }
}
