package earshot.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.StaffClient;
import earshot.attachment.Attachments;
import earshot.attachment.NewAttachment;
import earshot.hiring.Applicants;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@NullMarked
@EarshotTest
class PersonExportTest {

  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private StaffClient maria;
  @Autowired private StaffClient tom;
  @Autowired private Attachments attachments;
  @Autowired private People people;
  @Autowired private PersonExport export;
  @Autowired private Applicants applicants;

  @Test
  void everything_about_one_person_and_nothing_about_another_is_in_it() throws IOException {
    cafe.write(cafe.tom, cafe.jamalAsBarista, "Hello <b>Jamal</b> & welcome");
    cafe.answer(cafe.jamal, cafe.jamalAsBarista, "Hi \"Tom\"");
    for (var i = 0; i < 205; i++) cafe.write(cafe.aisha, cafe.jamalAsCook, "Number " + i + ".");
    cafe.write(cafe.tom, cafe.lenaAsBarista, "For Lena alone");
    var held = cafe.quarantine(cafe.jamalAsBarista, "eve@mail.example", "Held words");
    cafe.update("update application set import_id = 1 where id = " + cafe.jamalAsBarista);
    cafe.inTransaction(() -> {
      var file = new NewAttachment("photo.txt", "A file".getBytes(UTF_8));
      attachments.add(cafe.jamalAsBarista, 2, List.of(file));
      return 0;
    });

    var files = export();

    var json = JsonMapper.builder().build().readTree(files.get("record.json"));
    assertThat(json.at("/person/0/last_name").asString()).isEqualTo("Carter");
    assertThat(json.at("/person/0").has("company_id")).isFalse();
    assertThat(json.get("applications")).hasSize(2);
    assertThat(json.at("/applications/0/answers/0/answer").asString()).isEqualTo("On Monday");
    assertThat(json.at("/applications").findValues("notes_of_the_company")).hasSize(1);
    assertThat(json.get("messages")).hasSize(207);
    assertThat(json.get("deliveries")).isNotEmpty();
    assertThat(json.at("/held_mails/0/from").asString()).isEqualTo("eve@mail.example");
    assertThat(files.get("record.html"))
        .contains("Jamal Carter", "Hello &lt;b&gt;Jamal&lt;/b&gt; &amp; welcome", "Number 204.");
    assertThat(files)
        .containsEntry("files/%d-2-1-photo.txt".formatted(cafe.jamalAsBarista), "A file");
    assertThat(files.get("held-mails/" + held + ".eml")).contains("Held words");
    assertThat(files.values()).noneMatch(it -> it.contains("Lena"));
  }

  @Test
  void what_was_said_under_the_number_somebody_came_with_is_in_it() throws IOException {
    var again = cafe.applicant("Jamal", "Carter", cafe.address("jamal"), "+14155550137");
    var notMoved = cafe.apply(again, cafe.cook);
    cafe.write(cafe.aisha, notMoved, "Hello again");
    cafe.run(() -> {
      applicants.verify(cafe.jamal, cafe.address("jamal"));
      assertThat(applicants.verify(again, cafe.address("jamal"))).hasValue(cafe.jamal);
    });

    assertThat(export().get("record.html"))
        .contains("+14155550137", "Hello again", cafe.jamalsPhone);
  }

  @Test
  void an_administrator_downloads_it_and_the_log_says_so() {
    maria.signIn(cafe.maria);
    var answer = maria.post("/applicants/" + cafe.jamal + "/export", Map.of());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .contains("attachment", "Carter.zip");
    assertThat(maria.get("/settings/audit-log").body())
        .contains("Maria Lopez exported everything about Jamal Carter");
  }

  @Test
  void managers_and_administrators_elsewhere_find_none() {
    tom.signIn(cafe.tom);
    maria.signIn(clinic.maria);

    for (var client : List.of(tom, maria))
      assertThat(client.post("/applicants/" + cafe.jamal + "/export", Map.of()).statusCode())
          .isEqualTo(404);
  }

  private Map<String, String> export() throws IOException {
    var zip = new ByteArrayOutputStream();
    cafe.run(() -> {
      try {
        export.write(people.find(cafe.maria, cafe.jamal), zip);
      } catch (IOException impossible) {
        throw new IllegalStateException(impossible);
      }
    });
    var files = new HashMap<String, String>();
    var reader = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()));
    for (var entry = reader.getNextEntry(); entry != null; entry = reader.getNextEntry())
      files.put(entry.getName(), new String(reader.readAllBytes(), UTF_8));
    return files;
  }
}
