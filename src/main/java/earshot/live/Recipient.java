package earshot.live;

/// Whose pages are told: a user or an applicant of one company.
record Recipient(long companyId, Kind kind, long id) {

  enum Kind {
    USER,
    APPLICANT
  }

  static Recipient user(long company, long id) {
    return new Recipient(company, Kind.USER, id);
  }

  static Recipient applicant(long company, long id) {
    return new Recipient(company, Kind.APPLICANT, id);
  }
}
