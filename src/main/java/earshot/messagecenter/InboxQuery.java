package earshot.messagecenter;

import org.jspecify.annotations.Nullable;

/// The query of an address of the message center. What is made up shows what there is.
///
/// @param view named only where the path does not name it
/// @param after the cursor of the page
record InboxQuery(
    @Nullable String view,
    @Nullable String scope,
    @Nullable Long job,
    @Nullable Long location,
    @Nullable String after) {

  InboxFilter filter() {
    return filter(View.ofSlug(view == null ? "" : view));
  }

  InboxFilter filter(View shown) {
    return new InboxFilter(shown, Scope.ofSlug(scope == null ? "" : scope), job, location);
  }
}
