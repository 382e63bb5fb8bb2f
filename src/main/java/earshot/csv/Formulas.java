package earshot.csv;

import java.util.regex.Pattern;

/// Cells that a spreadsheet would run as a formula (OWASP, CSV injection).
public final class Formulas {

  /// Also in the wide forms that East Asian keyboards type.
  private static final String SIGN = "[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20]";

  /// Also behind spaces.
  private static final Pattern FORMULA =
      Pattern.compile("^\\s*(" + SIGN + "|[\\t\\r\\n]).*", Pattern.DOTALL);

  /// Within a cell, where a spreadsheet begins another one that takes a semicolon or a tab for the
  /// separator, whatever the file says: quotes that do not stand first hold nothing together then.
  private static final String NEXT_CELL = "([;\\t\\r\\n][ \"]*+)";

  private static final Pattern BARE = Pattern.compile(NEXT_CELL + "('*+" + SIGN + ")");
  private static final Pattern GUARDED = Pattern.compile(NEXT_CELL + "'('*+" + SIGN + ")");

  /// As [earshot.company.Phone] writes them for readers abroad. The spaces keep spreadsheets from
  /// reading a number, which would lose the plus.
  private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{0,2} [0-9][0-9 -]{3,20}");

  private Formulas() {}

  /// The cell with an apostrophe before what could be run; spreadsheets then take it for text.
  public static String guarded(String cell) {
    var within = BARE.matcher(cell).replaceAll("$1'$2");
    return isFormula(within) && !PHONE.matcher(within).matches() ? "'" + within : within;
  }

  /// What it was before that.
  public static String unguarded(String cell) {
    var within = cell.startsWith("'") && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
    return GUARDED.matcher(within).replaceAll("$1$2");
  }

  private static boolean isFormula(String cell) {
    return FORMULA.matcher(cell).matches();
  }
}
