package earshot.embed;

import static earshot.language.Say.say;

import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import earshot.conversation.History;
import earshot.live.ConversationStreams;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// The page in the frame. To load it changes nothing; its script opens the conversation.
@Controller
class EmbedController {

  /// @param session the secret its requests carry from now on
  /// @param origin the page around it, to which alone it speaks
  record Begun(String session, String origin) {}

  private final Embeds embeds;
  private final History history;
  private final ConversationStreams streams;
  private final Audit audit;

  EmbedController(Embeds embeds, History history, ConversationStreams streams, Audit audit) {
    this.embeds = embeds;
    this.history = history;
    this.streams = streams;
    this.audit = audit;
  }

  @GetMapping("/embed/{token}")
  String frame(@PathVariable String token, HttpServletResponse response) {
    var policy = FramePolicy.framedBy(embeds.framedBy(token).orElse("'none'"));
    response.setHeader("Content-Security-Policy", policy);
    return "embed/frame";
  }

  @PostMapping("/embed/{token}")
  @ResponseBody
  Begun open(@PathVariable String token) {
    return embeds
        .open(token)
        .map(it -> new Begun(it.secret().value(), it.origin()))
        .orElseThrow(() ->
            new ResponseStatusException(
                HttpStatus.GONE,
                say("This link was opened before, or is too old. Load the page around it again.")));
  }

  @GetMapping("/embed/conversation")
  String conversation(@AuthenticationPrincipal User user, Authentication session, Model model) {
    var id = of(session).applicationId();
    model.addAttribute("conversation", history.open(user, id).alone());
    audit.read(user, Deed.READ_CONVERSATION, id);
    return "embed/conversation";
  }

  @GetMapping(path = "/embed/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @ResponseBody
  SseEmitter live(
      @AuthenticationPrincipal User user, Authentication session, HttpServletResponse response) {
    var embedded = of(session);
    return streams.open(
        user, embedded.applicationId(), () -> embeds.goesOn(embedded.sessionHash()), response);
  }

  private static Embedded of(Authentication session) {
    return (Embedded) java.util.Objects.requireNonNull(session.getCredentials());
  }
}
