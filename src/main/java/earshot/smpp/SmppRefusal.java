package earshot.smpp;

import earshot.sms.SmsFailed;
import java.util.Map;
import java.util.Set;
import org.jsmpp.SMPPConstant;
import org.jspecify.annotations.Nullable;

/// Why a message center did not take a text (SMPP 3.4, 5.1.3).
final class SmppRefusal {

  private static final Set<Integer> BUSY =
      Set.of(SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL);

  private static final Set<Integer> PASSING =
      Set.of(
          SMPPConstant.STAT_ESME_RSYSERR,
          SMPPConstant.STAT_ESME_RINVBNDSTS,
          SMPPConstant.STAT_ESME_RX_T_APPN);

  private static final Map<Integer, String> WORDS =
      Map.of(
          SMPPConstant.STAT_ESME_RINVMSGLEN, "the text is too long",
          SMPPConstant.STAT_ESME_RINVSRCADR, "the sending number is not allowed",
          SMPPConstant.STAT_ESME_RINVDSTADR, "the number is not a valid phone number",
          SMPPConstant.STAT_ESME_RSUBMITFAIL, "it could not be submitted",
          SMPPConstant.STAT_ESME_RX_P_APPN, "for good",
          SMPPConstant.STAT_ESME_RX_R_APPN, "the network rejected it");

  private SmppRefusal() {}

  static SmsFailed of(int status) {
    if (BUSY.contains(status)) return notNow("The text provider is busy");
    if (PASSING.contains(status)) return notNow("The text provider has a problem");
    var words = WORDS.getOrDefault(status, "SMPP status 0x%02X".formatted(status));
    return new SmsFailed("The text provider refused: " + words, true);
  }

  private static SmsFailed notNow(String why) {
    return new SmsFailed(why, (java.time.@Nullable Duration) null);
  }
}
