package earshot.conversation;

import earshot.attachment.Attachment;
import earshot.attachment.Attachments;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Puts messages and the files that came with them together. Only mail brings files.
@Component
class MessageFiles {

  private final Attachments attachments;

  MessageFiles(Attachments attachments) {
    this.attachments = attachments;
  }

  List<Message> with(long conversation, List<Message> found) {
    var mails = found.stream().filter(it -> it.via() == Via.EMAIL).map(Message::seq).toList();
    if (mails.isEmpty()) return found;
    var bySeq =
        attachments.of(conversation, mails).stream()
            .collect(Collectors.groupingBy(Attachment::seq));
    return found.stream()
        .map(message -> message.withFiles(bySeq.getOrDefault(message.seq(), List.of())))
        .toList();
  }
}
