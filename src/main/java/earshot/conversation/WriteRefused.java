package earshot.conversation;

import static earshot.language.Say.say;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// Somebody may not write; nothing was stored.
public class WriteRefused extends ResponseStatusException {

  private final Refusal refusal;

  WriteRefused(Refusal refusal) {
    super(
        refusal == Refusal.NO_GRANT ? HttpStatus.FORBIDDEN : HttpStatus.CONFLICT,
        say(refusal.toStaff()));
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
