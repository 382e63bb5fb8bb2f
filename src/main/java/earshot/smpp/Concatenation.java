package earshot.smpp;

import java.util.Optional;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;

/// Which part of a long text this is (3GPP TS 23.040, 9.2.3.24.1).
///
/// @param number from 1
record Concatenation(int reference, int total, int number) {

  private static final int SHORT_REFERENCE = 0x00;
  private static final int LONG_REFERENCE = 0x08;

  byte[] header() {
    return new byte[] {5, SHORT_REFERENCE, 3, (byte) reference, (byte) total, (byte) number};
  }

  /// Empty where the text is whole.
  static Optional<Concatenation> of(DeliverSm deliver, byte[] header) {
    return ofHeader(header).or(() -> ofParameters(deliver)).filter(Concatenation::isSensible);
  }

  private boolean isSensible() {
    return total > 1 && number >= 1 && number <= total;
  }

  /// @param header with its length as first byte; empty where there is none
  private static Optional<Concatenation> ofHeader(byte[] header) {
    for (var at = 1; at + 1 < header.length; at += 2 + unsigned(header[at + 1])) {
      var length = unsigned(header[at + 1]);
      if (at + 2 + length > header.length) return Optional.empty();
      if (header[at] == SHORT_REFERENCE && length == 3)
        return Optional.of(at(header, at + 3, unsigned(header[at + 2])));
      if (header[at] == LONG_REFERENCE && length == 4)
        return Optional.of(
            at(header, at + 4, unsigned(header[at + 2]) << 8 | unsigned(header[at + 3])));
    }
    return Optional.empty();
  }

  private static Concatenation at(byte[] header, int at, int reference) {
    return new Concatenation(reference, unsigned(header[at]), unsigned(header[at + 1]));
  }

  private static Optional<Concatenation> ofParameters(DeliverSm deliver) {
    var reference = deliver.getOptionalParameter(OptionalParameter.Sar_msg_ref_num.class);
    var total = deliver.getOptionalParameter(OptionalParameter.Sar_total_segments.class);
    var number = deliver.getOptionalParameter(OptionalParameter.Sar_segment_seqnum.class);
    return reference == null || total == null || number == null
        ? Optional.empty()
        : Optional.of(
            new Concatenation(
                reference.getValue() & 0xFFFF,
                unsigned(total.getValue()),
                unsigned(number.getValue())));
  }

  private static int unsigned(byte octet) {
    return octet & 0xFF;
  }
}
