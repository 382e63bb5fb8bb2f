package earshot.hiring;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The orders of the applications list. Each ends with the id, so that paging by key is exact.
public enum Sort {
  NEWEST(
      "Newest first",
      "a.applied_at desc, a.id desc",
      "(a.applied_at, a.id) < (:key::timestamptz, :id)"),
  OLDEST("Oldest first", "a.applied_at, a.id", "(a.applied_at, a.id) > (:key::timestamptz, :id)"),
  NAME("Name", "a.sort_name, a.id", "(a.sort_name, a.id) > (:key, :id)");

  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  private final String label;
  private final String order;
  private final String after;

  Sort(String label, String order, String after) {
    this.label = label;
    this.order = order;
    this.after = after;
  }

  public String label() {
    return label;
  }

  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Sort ofSlug(String slug) {
    for (var sort : values()) if (sort.slug().equals(slug)) return sort;
    return NEWEST;
  }

  /// What stands behind `order by`.
  String order() {
    return order;
  }

  /// The condition for the rows behind a [Cursor].
  String after() {
    return after;
  }

  /// What a row's cursor holds in this order.
  Cursor cursor(ApplicationRow row) {
    return new Cursor(this == NAME ? row.sortName() : row.appliedAt().toString(), row.id());
  }

  /// The cursor, if it can be one of this order: an address may hold one of another, or anything.
  @Nullable Cursor accept(@Nullable Cursor cursor) {
    return cursor == null || this == NAME || isTime(cursor.key()) ? cursor : null;
  }

  private static boolean isTime(String key) {
    try {
      var time = Instant.parse(key);
      return time.isAfter(Instant.EPOCH) && time.isBefore(LAST);
    } catch (DateTimeParseException notATime) {
      return false;
    }
  }
}
