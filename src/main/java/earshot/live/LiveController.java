package earshot.live;

import earshot.account.ApplicantAccess;
import earshot.account.SessionKey;
import earshot.company.User;
import earshot.database.CurrentCompany;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

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
  void staff(
      @AuthenticationPrincipal User user,
      Authentication authentication,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var key = SessionKey.of(authentication);
    presence.seen(List.of(user.id()));
    var stream = Stream.ofUser(Recipient.user(user.companyId(), user.id()), key);
    open(stream, request, response, () -> left(stream.recipient()));
  }

  @GetMapping(path = "/my/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void applicant(
      @AuthenticationPrincipal ApplicantAccess access,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    presence.applicantsSeen(List.of(access.applicantId()));
    open(Stream.ofApplicant(access), request, response, () -> {});
  }

  private void open(
      Stream stream, HttpServletRequest request, HttpServletResponse response, Runnable left)
      throws IOException {
    var recipient = stream.recipient();
    streams.open(stream, () -> heartbeat.position(recipient), request, response, left);
  }

  private void left(Recipient recipient) {
    CurrentCompany.run(recipient.companyId(), () -> presence.seen(List.of(recipient.id())));
  }
}
