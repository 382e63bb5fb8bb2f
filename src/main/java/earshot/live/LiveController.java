package earshot.live;

import earshot.account.ApplicantAccess;
import earshot.account.SessionKey;
import earshot.company.User;
import earshot.database.CurrentCompany;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// The event stream of an open page (HTML Living Standard, server-sent events).
@RestController
class LiveController {

  private final Streams streams;
  private final Heartbeat heartbeat;
  private final Presence presence;

  LiveController(Streams streams, Heartbeat heartbeat, Presence presence) {
    this.streams = streams;
    this.heartbeat = heartbeat;
    this.presence = presence;
  }

  @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter staff(
      @AuthenticationPrincipal User user,
      Authentication authentication,
      HttpServletResponse response) {
    var key = SessionKey.of(authentication);
    presence.seen(List.of(user.id()));
    var stream = Stream.ofUser(Recipient.user(user.companyId(), user.id()), key);
    stream.emitter().onCompletion(() -> left(stream));
    return open(stream, response);
  }

  @GetMapping(path = "/my/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter applicant(
      @AuthenticationPrincipal ApplicantAccess access, HttpServletResponse response) {
    presence.applicantsSeen(List.of(access.applicantId()));
    var stream = Stream.ofApplicant(access);
    stream.emitter().onCompletion(() -> streams.remove(stream));
    return open(stream, response);
  }

  private SseEmitter open(Stream stream, HttpServletResponse response) {
    return streams.open(stream, () -> heartbeat.position(stream.recipient()), response);
  }

  private void left(Stream stream) {
    streams.remove(stream);
    var recipient = stream.recipient();
    CurrentCompany.run(recipient.companyId(), () -> presence.seen(List.of(recipient.id())));
  }
}
