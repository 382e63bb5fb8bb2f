package earshot.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Jamal applies again and again, and confirms his address or phone sooner or later.
@NullMarked
@EarshotTest
class SamePersonTest {

  private static final Path MIGRATION =
      Path.of("src/main/resources/db/migration/V160__recognized.sql");

  @Autowired private SmallCompany cafe;
  @Autowired private SamePerson same;
  @Autowired private Applicants applicants;

  private String address = "";

  @BeforeEach
  void jamal_confirmed_his_address() {
    address = cafe.address("jamal");
    verify(cafe.jamal, address);
  }

  @Test
  void whoever_is_recognized_has_one_number_more_by_whichever_it_is_asked() {
    assertThat(numbers(cafe.jamal)).containsExactly(cafe.jamal);
    var second = again(address, null);
    verify(second, address);
    var third = again(address, null);
    verify(third, address);

    for (var one : List.of(cafe.jamal, second, third))
      assertThat(numbers(one)).containsExactly(cafe.jamal, second, third);
    assertThat(numbers(cafe.lena)).containsExactly(cafe.lena);
  }

  @Test
  void two_who_were_each_recognized_before_are_one_with_all_their_numbers() {
    var second = again(address, null);
    verify(second, address);
    var phone = "+1628%d".formatted(4_000_000 + cafe.id);
    var other = again(null, phone);
    verify(other, phone);
    var fourth = again(null, phone);
    verify(fourth, phone);
    assertThat(numbers(fourth)).containsExactly(other, fourth);

    cafe.update("update applicant set phone = '%s' where id = %d".formatted(phone, cafe.jamal));
    verify(cafe.jamal, phone);
    verify(other, phone);

    for (var one : List.of(cafe.jamal, second, other, fourth))
      assertThat(numbers(one)).containsExactly(cafe.jamal, second, other, fourth);
  }

  @Test
  void who_was_recognized_before_it_was_noted_is_found_where_it_is_certain() throws IOException {
    var second = again(address, null);
    cafe.apply(second, cafe.host);
    verify(second, address);
    var applying = again(address, null);
    cafe.apply(applying, cafe.host);
    var elsewhere = again(cafe.address("carter"), null);
    cafe.update("delete from recognized_as");
    var statements = Files.readString(MIGRATION);

    TestDatabase.administer(statements.substring(statements.indexOf("do $$")));

    assertThat(numbers(cafe.jamal)).containsExactly(cafe.jamal, second);
    assertThat(numbers(applying)).containsExactly(applying);
    assertThat(numbers(elsewhere)).containsExactly(elsewhere);
  }

  private long again(@Nullable String email, @Nullable String phone) {
    return cafe.applicant("Jamal", "Carter", email, phone);
  }

  private void verify(long applicant, String sentTo) {
    cafe.run(() -> applicants.verify(applicant, sentTo));
  }

  private List<Long> numbers(long applicant) {
    return cafe.in(() -> same.numbers(applicant));
  }
}
