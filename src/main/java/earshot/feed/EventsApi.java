package earshot.feed;

import earshot.api.ApiKey;
import earshot.company.User;
import earshot.web.InvalidInput;
import earshot.web.Items;
import earshot.web.RestApi;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// The feed, for other systems: as it comes, or page by page.
@RestApi
@RequestMapping("/api/v1/events")
class EventsApi {

  private final Feed feed;
  private final FeedStreams streams;

  EventsApi(Feed feed, FeedStreams streams) {
    this.feed = feed;
    this.streams = streams;
  }

  /// A page of what happened after that position. One that is empty because it all happened where
  /// the key hears of nothing leads on to behind that, as the position asked for is forgotten one
  /// day.
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Items<EventJson>> page(
      @AuthenticationPrincipal User user,
      Authentication authentication,
      @RequestParam(defaultValue = "0") String after,
      @RequestParam(defaultValue = "" + Items.USUAL) int limit) {
    var from = position("after", after);
    if (!after.equals("0")) refuseLost(from);
    var size = Items.limit(limit);
    var key = (ApiKey) Objects.requireNonNull(authentication.getCredentials());
    var newest = feed.last();
    var found = feed.after(new Listener(user, key.scope()), from, size + 1);
    if (found.isEmpty() && newest > from)
      return new Items<EventJson>(List.of(), Long.toString(newest)).answer();
    var page = Items.page(found, size, last -> Long.toString(last.position()));
    return new Items<>(page.items().stream().map(feed::json).toList(), page.nextCursor()).answer();
  }

  /// The stream (HTML Living Standard, server-sent events), from the position that was seen last,
  /// or from now.
  ///
  /// @return null where its head alone is asked for
  @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Nullable SseEmitter stream(
      HttpMethod method,
      @AuthenticationPrincipal User user,
      Authentication authentication,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastSeen,
      @RequestParam @Nullable String after,
      HttpServletResponse response) {
    var seen = lastSeen == null || lastSeen.isEmpty() ? after : lastSeen;
    var from = seen == null ? feed.last() : position("Last-Event-ID", seen);
    if (seen != null) refuseLost(from);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no"); // nginx would hold events back
    var key = (ApiKey) Objects.requireNonNull(authentication.getCredentials());
    if (!method.equals(HttpMethod.HEAD)) return streams.open(user, key.id(), from);
    streams.refuseMore(key.id());
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    return null;
  }

  /// Whoever knows of events there are not here yet would miss the next ones: the server was put
  /// back to a moment before them.
  private void refuseLost(long position) {
    if (position > feed.last())
      throw new ResponseStatusException(
          HttpStatus.GONE,
          "There is no such event here: this server was put back to a moment before it. Read what you"
              + " need anew, then listen from now.");
    if (feed.isForgotten(position))
      throw new ResponseStatusException(
          HttpStatus.GONE,
          "Events are kept for 7 days, and some after that one are gone. Read what you need anew,"
              + " then listen from now.");
  }

  private static long position(String field, String text) {
    if (!text.matches("\\d{1,18}"))
      throw new InvalidInput(field, "%s must be the id of an event.".formatted(field));
    return Long.parseLong(text);
  }
}
