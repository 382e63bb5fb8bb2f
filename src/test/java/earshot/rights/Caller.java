package earshot.rights;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// The kinds of callers. What the lines of the table name belongs to the applicant, the location
/// and the company of [#ADMIN], [#MANAGER] and [#APPLICANT].
enum Caller {
  /// Nobody, who opens a page, and nobody's script.
  ANYONE,
  SCRIPT,
  ADMIN,
  /// May review applications and manage jobs at the location.
  MANAGER,
  /// May do both, but at other locations of the company.
  ELSEWHERE,
  JOBS_ONLY,
  REVIEWS_ONLY,
  /// Could do both at the location, wrote there, and may do nothing any more.
  FORMER,
  /// Could do both at the location; the browser still sends the cookie of then.
  DISABLED,
  OTHER_ADMIN,
  APPLICANT,
  /// Of the same company.
  OTHER_APPLICANT,
  FOREIGN_APPLICANT;

  static final Set<Caller> EVERYBODY = EnumSet.allOf(Caller.class);
  static final Set<Caller> STAFF =
      EnumSet.of(ADMIN, MANAGER, ELSEWHERE, JOBS_ONLY, REVIEWS_ONLY, FORMER, OTHER_ADMIN);
  static final Set<Caller> APPLICANTS = EnumSet.of(APPLICANT, OTHER_APPLICANT, FOREIGN_APPLICANT);

  private static final Set<Caller> OF_THE_APPLICATION =
      EnumSet.of(ADMIN, MANAGER, REVIEWS_ONLY, APPLICANT);
  private static final Set<Caller> OF_THE_HISTORY =
      EnumSet.of(ADMIN, MANAGER, REVIEWS_ONLY, ELSEWHERE, OTHER_APPLICANT);

  /// The callers a word of the table names: one, or a group.
  static Set<Caller> named(String word) {
    return switch (word) {
      case "everybody" -> EVERYBODY;
      case "staff" -> STAFF;
      case "administrators" -> EnumSet.of(ADMIN, OTHER_ADMIN);
      case "reviewers" -> EnumSet.of(ADMIN, MANAGER, REVIEWS_ONLY);
      case "job-managers" -> EnumSet.of(ADMIN, MANAGER, JOBS_ONLY);
      case "applicants" -> APPLICANTS;
      default -> EnumSet.of(valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
    };
  }

  /// The words that no answer to this caller may hold, whatever was asked for.
  Set<String> mustNotRead() {
    var words = new HashSet<String>();
    if (!OF_THE_APPLICATION.contains(this)) words.addAll(Things.OF_THE_APPLICATION);
    if (!OF_THE_HISTORY.contains(this)) words.addAll(Things.OF_THE_HISTORY);
    if (!STAFF.contains(this) || this == OTHER_ADMIN) words.addAll(Things.OF_THE_COMPANY);
    return words;
  }
}
