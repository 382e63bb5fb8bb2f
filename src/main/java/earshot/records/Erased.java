package earshot.records;

import java.util.List;

/// Who is erased.
///
/// @param applications and so conversations
/// @param places the addresses and phones of the applicant, now and whenever something was sent
record Erased(long applicant, List<Long> applications, List<String> places) {

  Long[] ids() {
    return applications.toArray(Long[]::new);
  }

  String[] reachedAt() {
    return places.toArray(String[]::new);
  }
}
