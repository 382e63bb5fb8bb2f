package earshot.live;

import earshot.company.User;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/// Streams that tell of one conversation and nothing else, for a panel in a page of another system.
/// Who watches such a panel does not count as here: other conversations are out of sight.
@Component
public class ConversationStreams {

  private final Streams streams;

  ConversationStreams(Streams streams) {
    this.streams = streams;
  }

  /// Answers the request with such a stream.
  ///
  /// @param goesOn asked at each heartbeat in the user's company: whether the reader still may
  ///   listen
  public void open(
      User user,
      long conversation,
      BooleanSupplier goesOn,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var recipient = Recipient.user(user.companyId(), user.id());
    var stream = Stream.ofOne(recipient, new Narrow(Long.toString(conversation), goesOn));
    streams.open(stream, () -> "", request, response, () -> {});
  }
}
