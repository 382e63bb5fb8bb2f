package earshot.search;

/// How many letters of two words differ: one wrong, missing, too many, or two exchanged count as
/// one.
final class Similar {

  private static final int ONE_FROM = 3;
  private static final int TWO_FROM = 7;

  private Similar() {}

  /// Whether one is the other mistyped: longer words may hold two mistakes.
  static boolean is(String typed, String name) {
    var allowed = typed.length() >= TWO_FROM ? 2 : typed.length() >= ONE_FROM ? 1 : 0;
    return Math.abs(typed.length() - name.length()) <= allowed && distance(typed, name) <= allowed;
  }

  private static int distance(String a, String b) {
    var rows = new int[a.length() + 1][b.length() + 1];
    for (var i = 0; i <= a.length(); i++) rows[i][0] = i;
    for (var j = 0; j <= b.length(); j++) rows[0][j] = j;
    for (var i = 1; i <= a.length(); i++)
      for (var j = 1; j <= b.length(); j++) rows[i][j] = step(rows, a, b, i, j);
    return rows[a.length()][b.length()];
  }

  private static int step(int[][] rows, String a, String b, int i, int j) {
    var same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    var least = Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + same);
    var exchanged =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return exchanged ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
  }
}
