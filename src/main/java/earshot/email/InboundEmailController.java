package earshot.email;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Mail by HTTP, for mail servers and providers that hand it on: one raw mail (RFC 5322) as the
/// body, the shared secret as bearer token. There is no such endpoint where no secret is set.
@RestController
class InboundEmailController {

  private static final String MAIL = "message/rfc822";

  /// Seconds a mail waits for its turn.
  private static final int PATIENCE = 5;

  /// What `Retry-After` says, in seconds, where its turn did not come.
  private static final int LATER = 10;

  /// Each mail is in memory with its files, several times its size, so few are at once.
  private final Semaphore turns = new Semaphore(2);

  private final InboundEmail inbound;
  private final EmailSettings settings;

  InboundEmailController(InboundEmail inbound, EmailSettings settings) {
    this.inbound = inbound;
    this.settings = settings;
  }

  /// What is told of the mail.
  record Answer(
      String outcome,
      @JsonProperty("conversation_id") @Nullable Long conversationId,
      @Nullable Integer seq,
      @Nullable String reason) {}

  @PostMapping("/inbound/email")
  ResponseEntity<Answer> receive(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, InterruptedException {
    check(authorization);
    check(request);
    if (!turns.tryAcquire(PATIENCE, TimeUnit.SECONDS)) throw busy(response);
    try {
      var outcome = inbound.receive(read(request.getInputStream()));
      return ResponseEntity.status(status(outcome)).body(answer(outcome));
    } finally {
      turns.release();
    }
  }

  private static ResponseStatusException busy(HttpServletResponse response) {
    response.setIntHeader(HttpHeaders.RETRY_AFTER, LATER);
    return new ResponseStatusException(
        HttpStatus.SERVICE_UNAVAILABLE, "Other mail is being taken in. Try again in a moment.");
  }

  /// What is kept nowhere stays with whoever handed it over: a mail server tries again, and tells
  /// its sender in the end.
  private static HttpStatus status(EmailOutcome outcome) {
    return outcome.kind() == EmailOutcome.Kind.NO_ROOM
        ? HttpStatus.INSUFFICIENT_STORAGE
        : HttpStatus.ACCEPTED;
  }

  private static Answer answer(EmailOutcome outcome) {
    return new Answer(
        outcome.kind().name().toLowerCase(Locale.ROOT),
        outcome.conversationId(),
        outcome.seq(),
        outcome.reason());
  }

  private static void check(HttpServletRequest request) {
    var type = Objects.toString(request.getContentType(), "").split(";", 2)[0].strip();
    if (!type.equalsIgnoreCase(MAIL))
      throw new ResponseStatusException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body must be a mail, " + MAIL + ".");
  }

  /// No more is kept in memory than a mail can have. A little more is read, so that a sender who
  /// has not asked before (`Expect: 100-continue`) hears the answer.
  private static byte[] read(InputStream body) throws IOException {
    var mail = body.readNBytes(InboundEmail.LARGEST);
    var rest = new byte[8192];
    var more = body.read(rest);
    if (more < 0) return mail;
    for (var left = InboundEmail.LARGEST; left > 0 && more >= 0; left -= more)
      more = body.read(rest);
    throw new ResponseStatusException(
        HttpStatus.CONTENT_TOO_LARGE, "A mail can have 25 megabytes.");
  }

  private void check(String authorization) {
    if (!StringUtils.hasText(settings.inboundSecret()))
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    var expected = ("Bearer " + settings.inboundSecret()).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8)))
      throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "The secret is not this one.");
  }
}
