package earshot.careers;

/// What an application form was made for, and when.
///
/// @param key what the form is known by, however often it is sent
/// @param applicant who came by a link; 0 for anybody
/// @param madeAt in milliseconds
public record FormToken(long company, long job, long applicant, long key, long madeAt) {

  String formKey() {
    return Long.toString(key, Character.MAX_RADIX);
  }

  boolean isFor(FormToken other) {
    return company == other.company && job == other.job && applicant == other.applicant;
  }
}
