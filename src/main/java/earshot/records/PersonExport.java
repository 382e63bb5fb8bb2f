package earshot.records;

import earshot.attachment.Attachments;
import earshot.resume.Resumes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Everything about one person as a ZIP file: for programs as JSON, for people as a page, and every
/// file. Some rows and one piece of a file at a time, so that it may be as large as it likes, and
/// no connection of the database waits for a slow reader.
@Component
class PersonExport {

  private static final int ROWS = 200;
  private static final int PIECE = 256 * 1024;

  private final PersonDatabase database;
  private final Resumes resumes;
  private final Attachments attachments;
  private final TransactionOperations transaction;

  PersonExport(
      PersonDatabase database,
      Resumes resumes,
      Attachments attachments,
      TransactionOperations transaction) {
    this.database = database;
    this.resumes = resumes;
    this.attachments = attachments;
    this.transaction = transaction;
  }

  /// What is done with each row.
  interface Rows {
    void row(String json) throws IOException;
  }

  void write(Person person, OutputStream to) throws IOException {
    var zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
    json(person, zip);
    page(person, zip);
    for (var application : person.applications()) resume(application.id(), zip);
    for (var it : rows(() -> database.files(person.numbers()))) {
      var file = it.file();
      var name = "%d-%d-%d-%s".formatted(it.conversation(), file.seq(), file.number(), file.name());
      zip.putNextEntry(new ZipEntry("files/" + name));
      attachments.copy(it.conversation(), file, zip);
    }
    for (var mail : rows(() -> database.heldMails(person.numbers()))) mail(mail, zip);
    zip.finish();
  }

  private void json(Person person, ZipOutputStream zip) throws IOException {
    zip.putNextEntry(new ZipEntry("record.json"));
    var before = "{\n";
    for (var part : RecordPart.values()) {
      write(zip, before + '"' + part.name().toLowerCase(java.util.Locale.ROOT) + "\": [");
      var separator = new String[] {"\n  "};
      each(
          part,
          person,
          row -> {
            write(zip, separator[0] + row);
            separator[0] = ",\n  ";
          });
      write(zip, "]");
      before = ",\n";
    }
    write(zip, "\n}\n");
  }

  private void page(Person person, ZipOutputStream zip) throws IOException {
    zip.putNextEntry(new ZipEntry("record.html"));
    write(zip, RecordPage.head(person.name()));
    for (var part : RecordPart.values()) {
      write(zip, RecordPage.title(part.title()));
      each(part, person, row -> write(zip, RecordPage.row(row)));
    }
    write(zip, RecordPage.END);
  }

  private void each(RecordPart part, Person person, Rows work) throws IOException {
    for (var from = 0; ; from += ROWS) {
      var first = from;
      var page = rows(() -> database.rows(part, person.numbers(), first, ROWS));
      for (var row : page) work.row(row);
      if (page.size() < ROWS) return;
    }
  }

  private void resume(long application, ZipOutputStream zip) throws IOException {
    var resume = resumes.of(application);
    if (resume.isEmpty()) return;
    zip.putNextEntry(new ZipEntry("resumes/" + application + "-" + resume.get().name()));
    resumes.copy(resume.get(), zip);
  }

  private void mail(long id, ZipOutputStream zip) throws IOException {
    zip.putNextEntry(new ZipEntry("held-mails/" + id + ".eml"));
    for (var from = 0; ; from += PIECE) {
      var first = from;
      var piece =
          Objects.requireNonNull(transaction.execute(_ -> database.piece(id, first, PIECE)));
      zip.write(piece);
      if (piece.length < PIECE) return;
    }
  }

  private <T> List<T> rows(java.util.function.Supplier<List<T>> query) {
    return Objects.requireNonNull(transaction.execute(_ -> query.get()));
  }

  private static void write(OutputStream to, String text) throws IOException {
    to.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
