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
        phone(fields.required(InboundField.FROM)),
        fields.optional(InboundField.TO).orElse(""),
        fields.required(InboundField.TEXT),
        name(fields));
  }

  /// Many gateways leave out the plus.
  private static String phone(String written) {
    var digits = written.replaceAll("[ ()-]", "").replaceFirst("^(\\+|00)", "");
    if (!digits.matches("[0-9]{1,20}")) throw InboundField.FROM.wrong();
    return "+" + digits;
  }

  private static String name(InboundFields fields) {
    var name = fields.required(InboundField.PROVIDER_ID);
    if (!InboundSms.canBeName(name)) throw InboundField.PROVIDER_ID.wrong();
    return name;
  }

  private static Optional<Receipt> receipt(InboundFields fields) {
    var names = List.of(name(fields));
    return switch (fields.required(InboundField.STATUS).toLowerCase(Locale.ROOT)) {
      case "delivered" -> Optional.of(Receipt.arrived(names, List.of()));
      case "failed", "undelivered", "rejected", "expired" ->
          Optional.of(Receipt.failed(names, List.of(), reason(fields)));
      default -> Optional.empty();
    };
  }

  private static String reason(InboundFields fields) {
    var said = fields.optional(InboundField.REASON).map(OptOutWish::clean).orElse("").strip();
    return said.isEmpty()
        ? "The text provider could not deliver it"
        : "The text provider could not deliver it: "
            + said.substring(0, Math.min(said.length(), 200));
  }
}
