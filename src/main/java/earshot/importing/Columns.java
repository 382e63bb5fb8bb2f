package earshot.importing;

import static earshot.language.Say.say;

import earshot.csv.CsvRow;
import earshot.csv.Formulas;
import earshot.web.InvalidInput;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the columns of a file hold.
///
/// @param header their names
/// @param fields what each holds; none before somebody has said so
/// @param job for rows that name none
public record Columns(List<String> header, List<Field> fields, @Nullable Long job) {

  private static final int LONGEST_NAME = 100;

  public Columns {
    header = List.copyOf(header);
    fields = List.copyOf(fields);
  }

  /// As the first row of a file names them.
  static List<String> names(CsvRow first) {
    var names = new ArrayList<String>();
    for (var cell : first.cells()) {
      var name = Cells.line(cell);
      names.add(
          name.isEmpty() ? say("Column {0}", names.size() + 1) : Cells.cut(name, LONGEST_NAME));
    }
    return names;
  }

  /// What they most likely hold, each thing once.
  static List<Field> guess(List<String> header) {
    var taken = EnumSet.noneOf(Field.class);
    var fields = new ArrayList<Field>();
    for (var name : header) {
      var field = Field.named(name);
      fields.add(!field.isSingle() || taken.add(field) ? field : Field.NOTHING);
    }
    if (taken.contains(Field.FIRST_NAME))
      fields.replaceAll(it -> it == Field.NAME ? Field.NOTHING : it);
    return fields;
  }

  /// @throws InvalidInput if nobody could be made of them
  void check() {
    for (var field : Field.values())
      if (field.isSingle() && fields.stream().filter(field::equals).count() > 1)
        throw problem(say("Two columns cannot both be “{0}”.", say(field.label())));
    if (!has(Field.NAME) && !has(Field.FIRST_NAME))
      throw problem(say("Say which column holds the name, or the first name."));
    if (!has(Field.EMAIL) && !has(Field.PHONE))
      throw problem(say("Say which column holds the email address or the phone number."));
    if (!has(Field.JOB) && job == null)
      throw problem(say("Say which column holds the job, or choose one job for all rows."));
  }

  private static InvalidInput problem(String sentence) {
    return new InvalidInput("columns", sentence);
  }

  boolean has(Field field) {
    return fields.contains(field);
  }

  /// What a row says of that, on one line.
  String cell(CsvRow row, Field field) {
    var column = fields.indexOf(field);
    return column < 0 ? "" : Cells.line(Formulas.unguarded(row.cell(column)));
  }
}
