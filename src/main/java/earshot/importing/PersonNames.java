package earshot.importing;

import earshot.csv.CsvRow;
import earshot.web.Blank;

/// What somebody is called. A whole name is "First Last" or "Last, First".
record PersonNames(String first, String last) {

  static PersonNames of(Columns columns, CsvRow row) {
    var first = columns.cell(row, Field.FIRST_NAME);
    var last = columns.cell(row, Field.LAST_NAME);
    if (Blank.is(first) && !Blank.is(columns.cell(row, Field.NAME)))
      return ofWhole(columns.cell(row, Field.NAME));
    return Blank.is(first) ? new PersonNames(last, "") : new PersonNames(first, last);
  }

  private static PersonNames ofWhole(String name) {
    var comma = name.indexOf(',');
    if (comma > 0 && comma < name.length() - 1)
      return new PersonNames(name.substring(comma + 1).strip(), name.substring(0, comma).strip());
    var words = name.split(" ", 2);
    return new PersonNames(words[0], words.length > 1 ? words[1] : "");
  }
}
