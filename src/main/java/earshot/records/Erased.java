package earshot.records;

import java.util.List;

/// Who is erased.
///
/// @param applicants all numbers of that one person, see decision 160
/// @param applications and so conversations
/// @param places the addresses and phones of the person, now and whenever something was sent
record Erased(List<Long> applicants, List<Long> applications, List<String> places) {

  Long[] numbers() {
    return applicants.toArray(Long[]::new);
  }

  Long[] ids() {
    return applications.toArray(Long[]::new);
  }

  String[] reachedAt() {
    return places.toArray(String[]::new);
  }
}
