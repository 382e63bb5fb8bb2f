package earshot.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.web.Slugs;
import earshot.web.Snake;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message as the API shows it.
///
/// @param originalBody the whole mail it was taken from, where quotes were trimmed
/// @param refusal why it was kept but not delivered; null if it was
/// @param replyAddress only for keys that may do everything there
@Snake
record MessageJson(
    long conversationId,
    int seq,
    Writer author,
    String channel,
    String body,
    @Nullable String originalBody,
    @Nullable String refusal,
    Instant createdAt,
    List<DeliveryJson> deliveries,
    List<FileJson> files,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String replyAddress) {

  /// @param kind `user` or `applicant`
  /// @param id the user's; null for the applicant
  record Writer(String kind, @Nullable Long id, String name) {}

  /// @param recipient the address or phone
  @Snake
  record DeliveryJson(
      String channel,
      @Nullable String recipient,
      String state,
      @Nullable String reason,
      int attempts,
      @Nullable Instant heldUntil,
      Instant changedAt) {}

  /// @param size in bytes
  record FileJson(int number, String name, int size) {}

  static MessageJson of(long conversation, Message message, @Nullable String replyAddress) {
    return new MessageJson(
        conversation,
        message.seq(),
        new Writer(
            message.fromApplicant() ? "applicant" : "user", message.userId(), message.authorName()),
        Slugs.of(message.via()),
        message.body(),
        message.originalBody(),
        message.refusal() == null ? null : Slugs.of(message.refusal()),
        message.createdAt(),
        message.deliveries().stream().map(MessageJson::delivery).toList(),
        message.files().stream()
            .map(file -> new FileJson(file.number(), file.name(), file.size()))
            .toList(),
        replyAddress);
  }

  private static DeliveryJson delivery(Delivery it) {
    return new DeliveryJson(
        Slugs.of(it.channel()),
        it.address(),
        Slugs.of(it.state()),
        it.reason(),
        it.attempts(),
        it.heldUntil(),
        it.changedAt());
  }
}
