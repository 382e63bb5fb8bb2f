package earshot.bulk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The applications chosen for a bulk message, told apart by what would become of it there.
///
/// @param chosen all of them, the newest first
/// @param blocked why some do not get it
/// @param twice those beside a newer one of the same applicant
record Selection(List<Candidate> chosen, Map<Candidate, String> blocked, List<Candidate> twice) {

  static Selection of(List<Candidate> chosen, BulkText text) {
    var blocked = new LinkedHashMap<Candidate, String>();
    var twice = new ArrayList<Candidate>();
    var applicants = new HashSet<Long>();
    for (var candidate : chosen) {
      var reason = text.whyNot(candidate);
      if (reason != null) blocked.put(candidate, reason);
      else if (!applicants.add(candidate.applicantId())) twice.add(candidate);
    }
    return new Selection(chosen, blocked, twice);
  }

  List<Candidate> reached() {
    return chosen.stream().filter(candidate -> !blocked.containsKey(candidate)).toList();
  }

  /// Those reached, each applicant once.
  List<Candidate> reachedOnce() {
    var again = new HashSet<>(twice);
    return reached().stream().filter(candidate -> !again.contains(candidate)).toList();
  }
}
