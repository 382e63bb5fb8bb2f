package earshot.account;

/// Who knows how a fresh link can reach an applicant.
public interface FreshLinkWays {

  /// Whether there is a way on file by which one would arrive, as far as anybody knows. Asked in
  /// the company of the applicant.
  boolean any(long applicant);
}
