package earshot.hiring;

import java.util.Locale;

/// The orders of the applications list. Each ends with the id, so that paging by key is exact.
public enum Sort {
  NEWEST(
      "Newest first",
      "a.applied_at desc, a.id desc",
      "(a.applied_at, a.id) < (:key::timestamptz, :id)"),
  OLDEST("Oldest first", "a.applied_at, a.id", "(a.applied_at, a.id) > (:key::timestamptz, :id)"),
  NAME("Name", "a.sort_name, a.id", "(a.sort_name, a.id) > (:key, :id)");

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
}
