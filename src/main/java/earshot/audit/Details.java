package earshot.audit;

import earshot.language.StoredSentences;

/// What more is noted of a deed. It is stored in English, and read by people of either language.
final class Details {

  private static final StoredSentences SENTENCES =
      new StoredSentences(
          "number {0}, to {1} applicants",
          "number {0}",
          "for one conversation in {0}",
          "allowed {0}",
          "no longer {0}",
          "to Manager at {0} locations",
          "to Manager at {0} location",
          "from {0} to {1}",
          "from {0}",
          "to {0}",
          "{0} months",
          "{0} years",
          "{0} on {1}");

  private Details() {}

  static String said(String stored) {
    return SENTENCES.said(stored);
  }
}
