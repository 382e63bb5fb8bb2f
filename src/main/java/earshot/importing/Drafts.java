package earshot.importing;

import static earshot.language.Say.say;

import earshot.company.EmailAddress;
import earshot.company.Location;
import earshot.company.Phone;
import earshot.csv.CsvRow;
import earshot.csv.Formulas;
import earshot.hiring.Answer;
import earshot.hiring.Job;
import earshot.web.Blank;
import earshot.web.InvalidInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes drafts of rows; says all that is wrong with a row at once.
final class Drafts {

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_ID = 100;
  private static final int LONGEST_NOTE = 10_000;
  private static final String ID_TOO_LONG = "The id is longer than {0} characters.";
  private static final String FIRST_NAME_TOO_LONG = "The first name is longer than {0} characters.";
  private static final String LAST_NAME_TOO_LONG = "The last name is longer than {0} characters.";
  private static final Pattern ROUNDED = Pattern.compile("[0-9][.,][0-9]+E\\+?[0-9]+");

  private final Columns columns;
  private final Places places;
  private final Instant now;
  private final Dates dates = new Dates();

  Drafts(Columns columns, Places places, Instant now) {
    this.columns = columns;
    this.places = places;
    this.now = now;
  }

  /// @param number of the row
  Draft of(int number, CsvRow row) throws RowRefused {
    if (!row.problem().isEmpty()) throw new RowRefused(row.problem());
    var problems = new ArrayList<String>();
    var name = PersonNames.of(columns, row);
    var job = attempt(problems, () -> job(row));
    var place = job == null ? null : places.of(job);
    var stage = attempt(problems, () -> Stages.parse(columns.cell(row, Field.STAGE)));
    var email = attempt(problems, () -> email(row));
    var phone = attempt(problems, () -> phone(row, place));
    var applied = attempt(problems, () -> applied(row, place));
    var texts = attempt(problems, () -> YesNo.parse(columns.cell(row, Field.TEXTS)));
    var id =
        attempt(
            problems, () -> fitting(columns.cell(row, Field.EXTERNAL_ID), LONGEST_ID, ID_TOO_LONG));
    attempt(problems, () -> fitting(name.first(), LONGEST_NAME, FIRST_NAME_TOO_LONG));
    attempt(problems, () -> fitting(name.last(), LONGEST_NAME, LAST_NAME_TOO_LONG));
    if (Blank.is(name.first())) problems.addFirst(say("No name is given."));
    if (isMissing(row, Field.EMAIL) && isMissing(row, Field.PHONE))
      problems.add(say("Neither an email address nor a phone number is given."));
    if (!problems.isEmpty()) throw new RowRefused(String.join(" ", problems));
    return new Draft(
        number,
        name.first(),
        name.last(),
        email,
        phone,
        Objects.requireNonNull(id).isEmpty() ? null : id,
        Objects.requireNonNull(job),
        Objects.requireNonNull(stage),
        Objects.requireNonNull(applied),
        phone != null && Boolean.TRUE.equals(texts),
        notes(row));
  }

  private boolean isMissing(CsvRow row, Field field) {
    return columns.cell(row, field).isEmpty();
  }

  private Job job(CsvRow row) throws RowRefused {
    return places.find(
        columns.cell(row, Field.JOB), columns.cell(row, Field.LOCATION), columns.job());
  }

  private @Nullable String email(CsvRow row) throws RowRefused {
    var typed = columns.cell(row, Field.EMAIL);
    try {
      return typed.isEmpty() ? null : new EmailAddress(typed).text();
    } catch (InvalidInput _) {
      throw new RowRefused(say("{0} is no email address.", Cells.quoted(typed)));
    }
  }

  private @Nullable String phone(CsvRow row, @Nullable Location place) throws RowRefused {
    var typed = columns.cell(row, Field.PHONE);
    if (typed.isEmpty()) return null;
    if (ROUNDED.matcher(typed).matches())
      throw new RowRefused(
          say(
              "{0} was a phone number before a spreadsheet rounded it; format that column as text.",
              Cells.quoted(typed)));
    return Phone.parse(typed, place == null ? Phone.ANYWHERE : place.phoneRegion())
        .map(Phone::e164)
        .orElseThrow(() -> new RowRefused(say("{0} is no phone number.", Cells.quoted(typed))));
  }

  /// Without a place nothing can be said of a date.
  private Instant applied(CsvRow row, @Nullable Location place) throws RowRefused {
    var typed = columns.cell(row, Field.APPLIED_AT);
    return typed.isEmpty() || place == null ? now : dates.parse(typed, place, now);
  }

  private List<Answer> notes(CsvRow row) {
    var notes = new ArrayList<Answer>();
    for (var column = 0; column < columns.fields().size(); column++) {
      if (columns.fields().get(column) != Field.NOTE) continue;
      var note = Formulas.unguarded(row.cell(column)).replace("\0", "").strip();
      if (!note.isEmpty())
        notes.add(new Answer(columns.header().get(column), Cells.cut(note, LONGEST_NOTE)));
    }
    return notes;
  }

  private static String fitting(String text, int longest, String otherwise) throws RowRefused {
    if (text.length() <= longest) return text;
    throw new RowRefused(say(otherwise, longest));
  }

  private static <T extends @Nullable Object> @Nullable T attempt(
      List<String> problems, Part<T> part) {
    try {
      return part.read();
    } catch (RowRefused refused) {
      problems.add(refused.sentence());
      return null;
    }
  }

  @FunctionalInterface
  private interface Part<T extends @Nullable Object> {
    T read() throws RowRefused;
  }
}
