package earshot.importing;

import earshot.importing.Recognition.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Some of the rows of an import: what can be made of them, and why nothing of others.
///
/// @param found what is good to be stored
/// @param failed why others are not, by the number of the row
record Part(List<Found> found, Map<Integer, String> failed) {

  static Part of(List<Numbered> rows, Drafts drafts, Recognition recognition) {
    var good = new ArrayList<Draft>();
    var failed = new HashMap<Integer, String>();
    for (var row : rows) {
      try {
        good.add(drafts.of(row.number(), row.row()));
      } catch (RowRefused refused) {
        failed.put(row.number(), refused.sentence());
      }
    }
    var found = new ArrayList<Found>();
    for (var each : recognition.of(good))
      if (each.refusal() == null) found.add(each);
      else failed.put(each.draft().number(), each.refusal());
    return new Part(found, failed);
  }
}
