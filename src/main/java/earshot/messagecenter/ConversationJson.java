package earshot.messagecenter;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.web.Slugs;
import earshot.web.Snake;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A conversation in a list, as the API shows it.
///
/// @param id also that of its application
/// @param preview the beginning of the last message
/// @param isNew whether an answer waits unread for whoever asks
/// @param messages the newest of them, for who wants them along with it
@Snake
record ConversationJson(
    long id,
    Named applicant,
    String job,
    String location,
    String stage,
    String preview,
    LastAuthor lastAuthor,
    Instant lastAt,
    boolean isNew,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Object> messages) {

  record Named(long id, String name) {}

  /// @param kind `user` or `applicant`
  record LastAuthor(String kind, @Nullable Long id, @Nullable String name) {}

  static ConversationJson of(InboxRow row, @Nullable List<Object> messages) {
    var user = row.previewUserId();
    return new ConversationJson(
        row.conversationId(),
        new Named(row.applicantId(), row.name()),
        row.job(),
        row.location(),
        Slugs.of(row.stage()),
        row.preview(),
        new LastAuthor(
            user == null ? "applicant" : "user",
            user,
            user == null ? row.name() : row.previewUserName()),
        row.lastAt(),
        row.isNew(),
        messages);
  }
}
