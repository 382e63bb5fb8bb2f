package earshot.sms;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.ObjectMapper;

/// Texts by HTTP from any gateway, and what becomes of those it took. There is no such endpoint
/// where no secret is set.
@RestController
class InboundSmsController {

  private final InboundSms inbound;
  private final Receipts receipts;
  private final InboundSecret secret;
  private final ObjectMapper json;

  InboundSmsController(
      InboundSms inbound, Receipts receipts, InboundSecret secret, ObjectMapper json) {
    this.inbound = inbound;
    this.receipts = receipts;
    this.secret = secret;
    this.json = json;
  }

  /// What is told of the text.
  record Answer(
      String outcome,
      @JsonProperty("conversation_id") @Nullable Long conversationId,
      @Nullable Integer seq,
      @Nullable String reason) {}

  /// Answers in JSON whatever is asked for: what was stored must not look refused.
  @PostMapping("/inbound/sms")
  ResponseEntity<Answer> receive(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
      HttpServletRequest request)
      throws IOException {
    secret.check(authorization);
    var outcome = inbound.receive(text(InboundFields.of(request, json)));
    return ResponseEntity.accepted()
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            new Answer(
                outcome.kind().name().toLowerCase(Locale.ROOT),
                outcome.conversationId(),
                outcome.seq(),
                outcome.reason()));
  }

  @PostMapping("/inbound/sms/status")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void status(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
      HttpServletRequest request)
      throws IOException {
    secret.check(authorization);
    receipt(InboundFields.of(request, json)).ifPresent(receipts::take);
  }

  private static InboundText text(InboundFields fields) {
    return new InboundText(
        international(fields.required("from", "msisdn")),
        fields.optional("to").orElse(""),
        fields.required("text"),
        fields.required("provider_id", "messageId"));
  }

  /// Many gateways leave out the plus.
  private static String international(String phone) {
    var digits = phone.replaceAll("[ ()-]", "").replaceFirst("^(\\+|00)", "");
    return "+" + digits;
  }

  private static Optional<Receipt> receipt(InboundFields fields) {
    var names = List.of(named(fields.required("provider_id", "messageId")));
    return switch (fields.required("status").toLowerCase(Locale.ROOT)) {
      case "delivered" -> Optional.of(Receipt.arrived(names, List.of()));
      case "failed", "undelivered", "rejected", "expired" ->
          Optional.of(Receipt.failed(names, List.of(), reason(fields)));
      default -> Optional.empty();
    };
  }

  private static String named(String name) {
    if (name.matches("[\\x20-\\x7E]{1,400}")) return name;
    throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The provider_id is none.");
  }

  private static String reason(InboundFields fields) {
    var said = fields.optional("reason").map(OptOutWish::clean).orElse("").strip();
    return said.isEmpty()
        ? "The text provider could not deliver it"
        : "The text provider could not deliver it: "
            + said.substring(0, Math.min(said.length(), 200));
  }
}
