package earshot.importing;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.Together;
import earshot.database.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whatever ends the work in the middle, each row is worked off once.
@EarshotTest
class ImportResumedTest {

  private static final int ROWS = 2_500;

  @Autowired private SmallCompany cafe;
  @Autowired private StaffClient tom;
  @Autowired private ImportWorker worker;
  @Autowired private UndoWorker undo;
  @Autowired private JdbcClient sql;

  private long id;

  @BeforeEach
  void an_import_whose_job_nobody_runs() {
    tom.signIn(cafe.tom);
    id = upload();
  }

  private long upload() {
    var upload =
        Upload.of(
            tom,
            IntStream.rangeClosed(1, ROWS)
                .mapToObj("First%1$d Last%1$d,first%1$d@mail.example,Barista\n"::formatted)
                .collect(Collectors.joining("", "Name,Email,Job\n", "")));
    upload.preview();
    var uploaded = Long.parseLong(upload.path.substring("/imports/".length()));
    cafe.update("update applicant_import set state = 'RUNNING' where id = " + uploaded);
    return uploaded;
  }

  @Test
  void two_imports_of_the_same_people_at_the_same_time_make_each_once() {
    var again = upload();

    Together.all(List.of(() -> workOffInTurns(id), () -> workOffInTurns(again)));

    assertThat(number("select count(*) from applicant where import_id is not null"))
        .isEqualTo(ROWS);
    assertThat(number("select sum(added) from applicant_import")).isEqualTo(ROWS);
    assertThat(number("select sum(done) from applicant_import")).isEqualTo(2 * ROWS);
  }

  private long workOffInTurns(long importId) {
    var turns = 1;
    while (cafe.in(() -> worker.workOff(importId, () -> false)).isPresent()) turns++;
    return turns;
  }

  @Test
  void two_nodes_that_both_believe_it_is_theirs_make_each_row_once() {
    Together.times(2, () -> cafe.in(() -> worker.workOff(id, () -> false)));
    assertThat(cafe.in(() -> worker.workOff(id, () -> false))).isEmpty();
    assertOnce();

    state("UNDOING");
    Together.times(2, () -> cafe.in(() -> undo.workOff(id, cafe.tom.id(), () -> false)));
    assertThat(number("select count(*) from applicant where import_id = " + id)).isZero();
    assertThat(number("select removed from applicant_import where id = " + id)).isEqualTo(ROWS);
  }

  @Test
  void a_node_that_ends_leaves_the_rest_to_the_next() {
    assertThat(cafe.in(() -> worker.workOff(id, () -> true))).isPresent();
    assertThat(number("select done from applicant_import where id = " + id)).isEqualTo(1_000);
    assertThat(cafe.in(() -> worker.workOff(id, () -> false))).isEmpty();
    assertOnce();
  }

  /// It may be the other one whose job is not there any more.
  @Test
  void a_node_that_finds_another_one_further_goes_on_behind_that() {
    var other = new AtomicReference<>(Optional.<Instant>empty());
    var again =
        cafe.in(() ->
            worker.workOff(
                id,
                () -> {
                  other.set(worker.workOff(id, () -> true));
                  return false;
                }));
    assertThat(other.get()).isPresent();
    assertThat(again).isPresent();
    assertThat(number("select done from applicant_import where id = " + id)).isEqualTo(2_000);

    assertThat(cafe.in(() -> worker.workOff(id, () -> false))).isEmpty();
    assertOnce();
  }

  @Test
  void a_row_that_the_database_refuses_fails_alone() {
    TestDatabase.administer(
        "alter table applicant add constraint odd check (company_id <> %d or first_name <> 'First777')"
            .formatted(cafe.id));
    try {
      cafe.in(() -> worker.workOff(id, () -> false));
    } finally {
      TestDatabase.administer("alter table applicant drop constraint odd");
    }
    assertThat(number("select added from applicant_import where id = " + id)).isEqualTo(ROWS - 1);
    assertThat(text("select number || ' ' || reason from import_row where state = 'FAILED'"))
        .isEqualTo("777 The database cannot store what stands in this row.");
  }

  /// Something that nobody thought of when undoing was written.
  @Test
  void what_something_else_refers_to_is_kept_when_undone() {
    cafe.in(() -> worker.workOff(id, () -> false));
    TestDatabase.administer(
        "create table reference (company_id bigint, id bigint, foreign key (company_id, id) references application)",
        "insert into reference select company_id, application_id from import_row where number = 777 and import_id = "
            + id);
    state("UNDOING");
    try {
      cafe.in(() -> undo.workOff(id, cafe.tom.id(), () -> false));
    } finally {
      TestDatabase.administer("drop table reference");
    }
    assertThat(text("select number || ' ' || reason from import_row where state = 'KEPT'"))
        .isEqualTo("777 Something else refers to it.");
    assertThat(number("select count(*) from applicant where import_id = " + id)).isEqualTo(1);
  }

  @Test
  void who_may_not_review_any_more_imports_nothing_more() {
    cafe.in(() -> worker.workOff(id, () -> true));
    cafe.update("delete from location_grant where user_id = " + cafe.tom.id());
    assertThat(cafe.in(() -> worker.workOff(id, () -> false))).isEmpty();
    assertThat(number("select count(*) from applicant where import_id = " + id)).isEqualTo(1_000);
    assertThat(text("select state from applicant_import where id = " + id)).isEqualTo("STOPPED");
  }

  private void assertOnce() {
    assertThat(number("select count(*) from import_row where state = 'ADDED'")).isEqualTo(ROWS);
    assertThat(number("select count(*) from applicant where import_id = " + id)).isEqualTo(ROWS);
    assertThat(number("select added from applicant_import where id = " + id)).isEqualTo(ROWS);
    assertThat(text("select state from applicant_import where id = " + id)).isEqualTo("DONE");
    assertThat(number("select count(*) from import_piece")).isZero();
  }

  private void state(String state) {
    cafe.update("update applicant_import set state = '%s' where id = %d".formatted(state, id));
  }

  private long number(String query) {
    return cafe.inTransaction(() -> sql.sql(query).query(Long.class).single());
  }

  private String text(String query) {
    return cafe.inTransaction(() -> sql.sql(query).query((row, _) -> row.getString(1)).single());
  }
}
