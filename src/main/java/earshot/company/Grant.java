package earshot.company;

/// What a manager may do at one location.
///
/// @param review review applications, and so write to applicants
/// @param manageJobs open, change and close jobs
public record Grant(long locationId, boolean review, boolean manageJobs) {

  public Grant {
    if (!review && !manageJobs) throw new IllegalArgumentException("A grant allows something.");
  }
}
