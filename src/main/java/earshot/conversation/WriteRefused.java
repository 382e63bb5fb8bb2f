package earshot.conversation;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// Somebody may not write; nothing was stored.
public class WriteRefused extends ResponseStatusException {

  private final Refusal refusal;

  WriteRefused(Refusal refusal) {
    super(
        refusal == Refusal.NO_GRANT ? HttpStatus.FORBIDDEN : HttpStatus.CONFLICT,
        refusal.toStaff());
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
