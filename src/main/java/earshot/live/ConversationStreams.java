package earshot.live;

import earshot.company.User;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Streams that tell of one conversation and nothing else, for a panel in a page of another system.
/// Who watches such a panel does not count as here: other conversations are out of sight.
@Component
public class ConversationStreams {

  private final Streams streams;

  ConversationStreams(Streams streams) {
    this.streams = streams;
  }

  /// @param goesOn asked at each heartbeat in the user's company: whether the reader still may
  ///   listen
  public SseEmitter open(
      User user, long conversation, BooleanSupplier goesOn, HttpServletResponse response) {
    var recipient = Recipient.user(user.companyId(), user.id());
    var stream = Stream.ofOne(recipient, new Narrow(Long.toString(conversation), goesOn));
    stream.emitter().onCompletion(() -> streams.remove(stream));
    return streams.open(stream, () -> "", response);
  }
}
