package earshot.smpp;

import earshot.sms.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;

/// A message center's receipt: `id:… stat:… err:…` in its words, or the same in parameters of its
/// own (SMPP 3.4, appendix B).
final class CenterReceipt {

  private static final String DELIVERED = "DELIVRD";

  private static final Map<String, String> FAILURES =
      Map.of(
          "EXPIRED", "The phone could not be reached in time",
          "DELETED", "The network dropped it",
          "UNDELIV", "The network could not deliver it",
          "REJECTD", "The network rejected it");

  private static final Map<Integer, String> STATES =
      Map.of(2, DELIVERED, 3, "EXPIRED", 4, "DELETED", 5, "UNDELIV", 8, "REJECTD");

  private CenterReceipt() {}

  /// Empty where the text is still on its way, or the receipt names none.
  static Optional<Receipt> of(DeliverSm deliver) {
    var words = new String(Incoming.bytes(deliver), StandardCharsets.ISO_8859_1);
    var names = TextName.candidates(receiptedId(deliver), field(words, "id:"));
    var phones = List.of(deliver.getSourceAddr(), deliver.getDestAddress());
    var state = state(deliver, words);
    if (names.isEmpty()) return Optional.empty();
    if (state.equals(DELIVERED)) return Optional.of(Receipt.arrived(names, phones));
    return Optional.ofNullable(FAILURES.get(state))
        .map(reason -> Receipt.failed(names, phones, reason + error(words)));
  }

  private static String receiptedId(DeliverSm deliver) {
    var id = deliver.getOptionalParameter(OptionalParameter.Receipted_message_id.class);
    return id == null ? "" : printable(id.getValueAsString());
  }

  private static String state(DeliverSm deliver, String words) {
    var said = field(words, "stat:").toUpperCase(Locale.ROOT);
    if (!said.isEmpty()) return said;
    var state = deliver.getOptionalParameter(OptionalParameter.Message_state.class);
    return state == null ? "" : STATES.getOrDefault((int) state.getValue(), "");
  }

  private static String error(String words) {
    var error = field(words, "err:");
    return error.isEmpty() || error.matches("0+") ? "" : " (error " + error + ")";
  }

  private static String field(String words, String name) {
    var at = words.toLowerCase(Locale.ROOT).indexOf(name);
    if (at < 0) return "";
    var begin = at + name.length();
    var end = words.indexOf(' ', begin);
    return printable(words.substring(begin, end < 0 ? words.length() : end));
  }

  private static String printable(String text) {
    var clean = text.replaceAll("[^\\x21-\\x7E]", "");
    return clean.substring(0, Math.min(clean.length(), 64));
  }
}
