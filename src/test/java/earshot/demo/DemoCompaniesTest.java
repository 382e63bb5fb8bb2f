package earshot.demo;

import static earshot.demo.DemoCompany.HARBOR_CAFE;
import static earshot.demo.DemoCompany.NORTHWIND_CLINIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import earshot.Earshot;
import earshot.StaffClient;
import earshot.database.CannotStart;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@NullMarked
@DemoTest
class DemoCompaniesTest {

  @Autowired private DemoStory story;
  @Autowired private DemoCompanies companies;
  @Autowired private JdbcClient sql;
  @Autowired private Environment settings;
  @Autowired private ObjectProvider<StaffClient> browsers;

  @Test
  void harbor_cafe_is_there_with_its_people_and_their_past() {
    assertThat(count("location")).isEqualTo(3);
    assertThat(count("job")).isEqualTo(8);
    assertThat(count("applicant")).isEqualTo(120);
    assertThat(count("conversation")).isEqualTo(30);
    assertThat(count("message where refusal = 'DECLINED'")).isOne();
    assertThat(count("application where stage = 'DECLINED'")).isGreaterThan(10);
    assertThat(count("message group by conversation_id order by 1 desc limit 1")).isEqualTo(40);
  }

  @Test
  void some_applied_twice_or_three_times_each_at_another_location() {
    assertThat(applicantsWith("count(*) = 2")).isGreaterThan(10);
    assertThat(applicantsWith("count(*) = 3")).isGreaterThan(3);
    assertThat(applicantsWith("count(*) <> count(distinct location_id)")).isZero();
  }

  @Test
  void managers_have_the_locations_of_the_story() {
    assertThat(locations("maria@harborcafe.example")).isEqualTo(3);
    assertThat(locations("tom@harborcafe.example")).isOne();
    assertThat(locations("aisha@harborcafe.example")).isEqualTo(2);
  }

  @Test
  void everybody_finds_new_messages() {
    for (var member : HARBOR_CAFE.staff()) {
      var user = story.user(HARBOR_CAFE, member.email());
      assertThat(count("participant where last_inbound_seq > read_seq and user_id = " + user.id()))
          .as(member.name())
          .isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void everybody_signs_in_with_the_password_of_the_demo() {
    for (var member : HARBOR_CAFE.staff())
      assertThat(signIn(member.email(), DemoCompany.PASSWORD)).isEqualTo(302);
    assertThat(signIn("ana@northwindclinic.example", DemoCompany.PASSWORD)).isEqualTo(302);
    assertThat(signIn("ana@northwindclinic.example", "wrong")).isEqualTo(401);
  }

  @Test
  void nothing_of_one_company_is_in_the_other() {
    assertThat(story.number(NORTHWIND_CLINIC, "select count(*) from applicant")).isEqualTo(6);
    assertThat(story.number(NORTHWIND_CLINIC, "select count(*) from conversation")).isEqualTo(2);
    assertThat(
            story.number(
                HARBOR_CAFE, "select count(*) from applicant where first_name = 'Maribel'"))
        .isZero();
  }

  @Test
  void the_past_goes_out_to_nobody() {
    story.runJobs();

    assertThat(count("delivery where state in ('QUEUED', 'HELD', 'SENDING', 'UNKNOWN')")).isZero();
    assertThat(count("demo_mail where recipient like 'daniel.okafor@%'")).isZero();
    assertThat(count("demo_text where phone = '+14155550179'")).isZero();
  }

  @Test
  void deliveries_of_the_past_went_well_or_say_why_not() {
    assertThat(count("delivery where state = 'FAILED'")).isPositive();
    assertThat(count("delivery where state = 'SKIPPED'")).isPositive();
    assertThat(count("delivery where state in ('FAILED', 'SKIPPED') and reason is null")).isZero();
  }

  @Test
  void a_second_start_adds_nothing() throws Exception {
    var before = companiesEverMade();

    start();

    assertThat(companiesEverMade()).isEqualTo(before);
  }

  @Test
  void a_database_with_a_company_is_left_alone() throws Exception {
    var before = companiesEverMade();
    var made = sql.sql("delete from demo_company returning name, made_as").query().listOfRows();
    try {
      start();

      assertThat(companies.made()).isEmpty();
      assertThat(companiesEverMade()).isEqualTo(before);
    } finally {
      for (var row : made)
        sql.sql("insert into demo_company values (:name, :made_as)").params(row).update();
    }
  }

  @Test
  void a_start_cut_short_is_made_good_once_by_two_nodes_at_once() throws Exception {
    var before = companiesEverMade();
    sql.sql("update demo_company set made_as = null where name = 'Northwind Clinic'").update();

    try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var node : List.of(nodes.submit(this::start), nodes.submit(this::start))) node.get();
    }

    assertThat(companiesEverMade()).isEqualTo(before + 1);
    assertThat(companies.made()).containsExactly(HARBOR_CAFE, NORTHWIND_CLINIC);
  }

  @Test
  void without_the_demo_its_companies_are_opened_to_nobody() {
    var server = new SpringApplication(Earshot.class);
    var again =
        Stream.of("url", "username", "password")
            .map(it ->
                "--spring.datasource."
                    + it
                    + "="
                    + settings.getRequiredProperty("spring.datasource." + it));

    assertThatException()
        .isThrownBy(() ->
            server
                .run(
                    Stream.concat(again, Stream.of("--earshot.demo=false", "--server.port=0"))
                        .toArray(String[]::new))
                .close())
        .havingRootCause()
        .isInstanceOf(CannotStart.class)
        .withMessageContaining("earshot.demo (EARSHOT_DEMO): must stay true with this database");
  }

  private @Nullable Void start() throws Exception {
    companies.run(new DefaultApplicationArguments());
    return null;
  }

  private int signIn(String email, String password) {
    return browsers.getObject().signIn(email, password).statusCode();
  }

  private long count(String from) {
    return story.number(HARBOR_CAFE, "select count(*) from " + from);
  }

  private long applicantsWith(String condition) {
    return count(
        "(select from application group by applicant_id having " + condition + ") applicants");
  }

  private int locations(String email) {
    return story.user(HARBOR_CAFE, email).locations().size();
  }

  private long companiesEverMade() {
    return sql.sql("select last_value from company_company_id_seq").query(Long.class).single();
  }
}
