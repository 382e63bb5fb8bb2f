package earshot.csv;

import java.util.regex.Pattern;

/// Cells that a spreadsheet would run as a formula (OWASP, CSV injection).
public final class Formulas {

  /// Also in the wide forms that East Asian keyboards type, and behind spaces.
  private static final Pattern FORMULA =
      Pattern.compile("^\\s*[=+\\-@\\t\\r\\n\\uFF1D\\uFF0B\\uFF0D\\uFF20].*", Pattern.DOTALL);

  /// As [earshot.company.Phone] writes them for readers abroad. The spaces keep spreadsheets from
  /// reading a number, which would lose the plus.
  private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{0,2} [0-9][0-9 -]{3,20}");

  private Formulas() {}

  /// The cell with an apostrophe before it, if it could be run; spreadsheets then take it for text.
  public static String guarded(String cell) {
    return isFormula(cell) && !PHONE.matcher(cell).matches() ? "'" + cell : cell;
  }

  /// What it was before that.
  public static String unguarded(String cell) {
    return cell.startsWith("'") && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
  }

  private static boolean isFormula(String cell) {
    return FORMULA.matcher(cell).matches();
  }
}
