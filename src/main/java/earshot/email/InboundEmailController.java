package earshot.email;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Mail by HTTP, for mail servers and providers that hand it on: one raw mail (RFC 5322) as the
/// body, the shared secret as bearer token. There is no such endpoint where no secret is set.
@RestController
class InboundEmailController {

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
  @ResponseStatus(HttpStatus.ACCEPTED)
  Answer receive(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
      HttpServletRequest request)
      throws IOException {
    check(authorization);
    var mail = request.getInputStream().readNBytes(InboundEmail.LARGEST + 1);
    if (mail.length > InboundEmail.LARGEST)
      throw new ResponseStatusException(
          HttpStatus.CONTENT_TOO_LARGE, "A mail can have 25 megabytes.");
    var outcome = inbound.receive(mail);
    return new Answer(
        outcome.kind().name().toLowerCase(Locale.ROOT),
        outcome.conversationId(),
        outcome.seq(),
        outcome.reason());
  }

  private void check(String authorization) {
    if (!StringUtils.hasText(settings.inboundSecret()))
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    var expected = ("Bearer " + settings.inboundSecret()).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8)))
      throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "The secret is not this one.");
  }
}
