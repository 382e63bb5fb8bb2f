package earshot.messagecenter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// What the list of the message center shows, as its address says it.
public record InboxFilter(View view, Scope scope, @Nullable Long job, @Nullable Long location) {

  /// What the envelope leads to.
  static final InboxFilter INBOX = new InboxFilter(View.INBOX, Scope.MINE, null, null);

  /// Whether something narrows the view down.
  public boolean isNarrow() {
    return job != null || location != null;
  }

  public InboxFilter in(View other) {
    return new InboxFilter(other, scope, job, location);
  }

  public InboxFilter in(Scope other) {
    return new InboxFilter(view, other, job, location);
  }

  public InboxFilter wide() {
    return new InboxFilter(view, scope, null, null);
  }

  /// Where the form with the filters leads.
  public String path() {
    return view.path();
  }

  /// The address of this list.
  public String url(@Nullable String after) {
    return url(UriComponentsBuilder.fromPath(view.path()), after);
  }

  /// The address of its rows alone.
  public String rows(@Nullable String after) {
    return url(viewed("/message-center/rows"), after);
  }

  /// The address of this list with a conversation open beside it.
  public String open(long conversation, @Nullable String after) {
    return url(viewed("/message-center/" + conversation), after);
  }

  private UriComponentsBuilder viewed(String path) {
    var named = view == View.INBOX ? Optional.<String>empty() : Optional.of(view.slug());
    return UriComponentsBuilder.fromPath(path).queryParamIfPresent("view", named);
  }

  private String url(UriComponentsBuilder url, @Nullable String after) {
    if (scope != Scope.MINE) url.queryParam("scope", scope.slug());
    return url.queryParamIfPresent("job", Optional.ofNullable(job))
        .queryParamIfPresent("location", Optional.ofNullable(location))
        .queryParamIfPresent("after", Optional.ofNullable(after))
        .build()
        .toUriString();
  }
}
