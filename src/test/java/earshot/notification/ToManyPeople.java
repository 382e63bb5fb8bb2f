package earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.HarborCafe;
import earshot.Peers;
import earshot.SmallCompany;
import earshot.TestClock;
import earshot.bulk.Crowd;
import earshot.conversation.Channel;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import earshot.conversation.History;
import earshot.peer.Circuits;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Deliveries to many people who applied at one company.
@NullMarked
abstract class ToManyPeople {

  /// Who applied as barista.
  record Person(long id, long application, String email, String phone) {}

  @Autowired SmallCompany cafe;
  @Autowired HarborCafe server;
  @Autowired TestClock clock;
  @Autowired Ways ways;
  @Autowired SmsDelivery sms;
  @Autowired JdbcClient sql;
  @Autowired private Circuits circuits;
  @Autowired private History history;

  @BeforeEach
  void at_noon_in_the_cafe() {
    clock.set(Instant.parse("2026-06-01T19:00:00Z"));
    circuits.answered(Objects.requireNonNull(sms.peer()));
  }

  List<Person> people(int count) {
    Crowd.appliesWhereverThatIs(cafe, count);
    return cafe.inTransaction(() ->
        sql.sql(
                """
                select p.id, a.id as application, p.email, p.phone
                from application a join applicant p on p.id = a.applicant_id
                where p.email like 'first%' order by a.id
                """)
            .query(Person.class)
            .list());
  }

  static List<Person> without(List<Person> people, Person... some) {
    return people.stream().filter(it -> !List.of(some).contains(it)).toList();
  }

  void change(Person person, Channel channel, String values) {
    cafe.update(
        "update delivery set %s where conversation_id = %d and channel = '%s'"
            .formatted(values, person.application(), channel));
  }

  /// As if a manager had mended the address.
  void moveMail(Person person, String address) {
    change(person, Channel.EMAIL, "address = " + address);
    cafe.update(
        """
        update applicant set email = %s
        where id = (select applicant_id from application where id = %d)
        """
            .formatted(address, person.application()));
  }

  /// Whatever is to go to the person breaks: nobody knows the time zone of the location.
  void breakFor(Person person) {
    var nowhere = cafe.location("Nowhere");
    cafe.update("update location set time_zone = 'Nowhere' where id = " + nowhere);
    cafe.update(
        "update application set location_id = %d where id = %d"
            .formatted(nowhere, person.application()));
  }

  void mend() {
    cafe.update(
        """
        update application set location_id = %d
        where location_id in (select id from location where time_zone = 'Nowhere')
        """
            .formatted(cafe.pier4));
  }

  /// For deliveries of the cafe, by name.
  List<String> jobs() {
    return sql.sql(
            """
            select task_name || case when due_since is null then '' else ', late' end
            from scheduled_tasks
            where task_name like 'deliver-%' and split_part(task_instance, ':', 1) = :company
            order by 1
            """)
        .param("company", Long.toString(cafe.id))
        .query((row, _) -> row.getString(1))
        .list();
  }

  Delivery delivery(Person person, Channel channel) {
    var messages = cafe.in(() -> history.after(cafe.maria, person.application(), 0));
    return messages.getLast().deliveries().stream()
        .filter(delivery -> delivery.channel() == channel)
        .findFirst()
        .orElseThrow();
  }

  void assertIs(Person person, Channel channel, DeliveryState state, String reason) {
    assertThat(delivery(person, channel))
        .returns(state, Delivery::state)
        .returns(reason, Delivery::reason);
  }

  void assertBoth(Person person, DeliveryState state, String reason) {
    assertIs(person, Channel.EMAIL, state, reason);
    assertIs(person, Channel.SMS, state, reason);
  }

  static void assertWent(Person person, int mails, int texts) {
    assertThat(Peers.mailTo(person.email())).hasSize(mails);
    assertThat(Peers.textsTo(person.phone())).hasSize(texts);
  }

  void assertReachedOnce(List<Person> people) {
    for (var person : people) {
      assertWent(person, 1, 1);
      assertThat(delivery(person, Channel.EMAIL).state()).isEqualTo(DeliveryState.SENT);
      assertThat(delivery(person, Channel.SMS).state()).isEqualTo(DeliveryState.SENT);
    }
  }
}
