package earshot.hiring;

/// Which applications a user may read, as a condition of SQL: those at the user's locations, and as
/// part of a history those of whoever applied more than once, for all who review applications
/// anywhere ([Applications#find]).
public final class MayReview {

  /// Of a row `p` with `conversation_id` and `location_id`, the application's; takes `:locations`,
  /// the ids of [earshot.company.User#locations], and `:reviews`, whether there are any. `offset 0`
  /// keeps the planner from reading all applications into a hash instead of a few by their keys.
  public static final String SQL =
      """
      (p.location_id = any(:locations) or :reviews and exists (
        select from application a
        join application o on o.applicant_id = a.applicant_id and o.id <> a.id
        where a.id = p.conversation_id offset 0))
      """;

  private MayReview() {}
}
