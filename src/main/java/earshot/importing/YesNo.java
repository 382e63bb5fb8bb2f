package earshot.importing;

import static earshot.language.Say.say;

import java.util.Set;

/// Whether somebody agreed.
final class YesNo {

  private static final Set<String> YES =
      Set.of("yes", "y", "true", "1", "x", "agreed", "opted in", "sí", "si", "ja");
  private static final Set<String> NO =
      Set.of("", "no", "n", "false", "0", "-", "not agreed", "opted out", "nein");

  private YesNo() {}

  /// Nothing said is no: nobody is texted who was not asked.
  static boolean parse(String typed) throws RowRefused {
    var word = Cells.folded(typed);
    if (YES.contains(word)) return true;
    if (NO.contains(word)) return false;
    throw new RowRefused(say("{0} is neither yes nor no.", Cells.quoted(typed)));
  }
}
