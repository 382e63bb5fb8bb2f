package earshot.messagecenter;

import earshot.hiring.MayReview;

/// The SQL of the lists of the message center. Every list is a range of an index first, then the
/// names by primary key. `offset 0` keeps it so: without, the planner joins all names first where
/// it has no statistics of a small table, and all jobs of a company where most have few.
final class ListSql {

  /// So many archived conversations a list of locations passes over at most. The planner is told,
  /// or it may take them for too many to hash.
  static final int MOST_ARCHIVED = 20_000;

  static final String ARCHIVED_BEFORE =
      """
      select last_at, conversation_id from participant
      where user_id = :user and archived_at is not null
        and (last_at, conversation_id) < (:at, :conversation)
      order by last_at desc, conversation_id desc offset :many - 1 limit 1
      """;

  private static final String JOB = " and p.job_id = :job";

  /// Looks at no other location.
  private static final String JOB_OF_LOCATION =
      JOB + " and l.id = (select location_id from job where id = :job)";

  private ListSql() {}

  /// The query of a list.
  static String rows(InboxFilter filter) {
    return named(list(filter));
  }

  private static String named(String list) {
    return """
    select list.*, named.*
    from (%s) list cross join lateral (
      select a.applicant_id, x.first_name, x.last_name, j.title as job, l.name as location, a.stage,
        u.name as preview_user_name
      from application a
      join applicant x on x.id = a.applicant_id
      cross join lateral (select title from job where id = a.job_id offset 0) j
      cross join lateral (select name from location where id = a.location_id offset 0) l
      left join app_user u on u.company_id = a.company_id and u.id = list.preview_user_id
      where a.id = list.id offset 0) named
    order by list.last_at desc, list.id desc
    """
        .formatted(list);
  }

  private static String list(InboxFilter filter) {
    var which = which(filter);
    if (filter.scope() == Scope.MINE) return mine(which);
    var archived = filter.view() == View.ARCHIVED;
    return withLastWord(archived ? archivedOfLocations(which) : ofLocations(which));
  }

  /// What a user takes part in stands with its last words in the user's own row, also after the
  /// right to read it has gone.
  private static String mine(String which) {
    return """
    select conversation_id as id, last_at, preview, preview_user_id, last_inbound_seq,
      last_inbound_seq > read_seq or marked_unread as is_new
    from participant p
    where user_id = :user and takes_part and %s and (last_at, conversation_id) < (:at, :conversation)
      and %s
    order by last_at desc, conversation_id desc limit :limit
    """
        .formatted(which, MayReview.SQL);
  }

  /// The newest of each location, and the newest of those. Whoever archived much has much in the
  /// way: so it looks down to one of the user's archived conversations, and what is archived until
  /// there is read once for all locations. Both stand at the same time, as a message moves both.
  private static String ofLocations(String which) {
    return """
    with archived as materialized (
      select conversation_id from participant
      where user_id = :user and archived_at is not null
        and (last_at, conversation_id) < (:at, :conversation)
        and (last_at, conversation_id) >= (:downAt, :down)
      limit %s)
    select p.id from unnest(:locations::bigint[]) as l (id) cross join lateral (
      select p.id, p.last_at from conversation p
      where p.location_id = l.id and %s and (p.last_at, p.id) < (:at, :conversation)
        and (p.last_at, p.id) >= (:downAt, :down)
        and p.id not in (select conversation_id from archived)
      order by p.last_at desc, p.id desc limit :limit) p
    order by p.last_at desc, p.id desc limit :limit
    """
        .formatted(MOST_ARCHIVED, which);
  }

  private static String archivedOfLocations(String which) {
    return """
    select conversation_id as id from participant p
    where user_id = :user and %s and p.location_id = any(:locations)
      and (last_at, conversation_id) < (:at, :conversation)
    order by last_at desc, conversation_id desc limit :limit
    """
        .formatted(which);
  }

  private static String withLastWord(String found) {
    return """
    select last_word.* from (%s) found cross join lateral (
      select c.id, c.last_at, m.body as preview, m.user_id as preview_user_id, c.last_inbound_seq,
        c.last_inbound_seq > coalesce(mine.read_seq, 0) or coalesce(mine.marked_unread, false)
          as is_new
      from conversation c
      cross join lateral (select body, user_id from message
        where conversation_id = c.id and seq = c.last_word_seq offset 0) m
      left join participant mine on mine.user_id = :user and mine.conversation_id = c.id
      where c.id = found.id offset 0) last_word
    """
        .formatted(found);
  }

  /// The conditions of view and filter, written out because an index serves no "or :job is null".
  private static String which(InboxFilter filter) {
    var mine = filter.scope() == Scope.MINE;
    var view =
        switch (filter.view()) {
          case INBOX -> mine ? "p.archived_at is null" : "true";
          case UNANSWERED ->
              mine
                  ? "p.archived_at is null and p.preview_user_id is null"
                  : "p.last_inbound_seq = p.last_word_seq";
          case ARCHIVED -> "p.archived_at is not null";
        };
    var job = mine || filter.view() == View.ARCHIVED ? JOB : JOB_OF_LOCATION;
    return view
        + (filter.job() == null ? "" : job)
        + (filter.location() == null ? "" : " and p.location_id = :location");
  }
}
