package earshot.conversation;

import earshot.attachment.Attachment;
import earshot.company.User;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message as it is read.
///
/// @param seq its place in the conversation, from 1 without gaps
/// @param userId who of the staff wrote it; null for the applicant
/// @param authorName the writer's whole name
/// @param refusal why it was kept but not delivered; null if it was
/// @param remark what managers should know of it beside its words; null for nothing
/// @param key what makes the same submission the same message
/// @param deliveries to the applicant, one per channel
/// @param files that came with it
public record Message(
    int seq,
    @Nullable Long userId,
    String authorName,
    Via via,
    String body,
    @Nullable String originalBody,
    @Nullable Refusal refusal,
    @Nullable String remark,
    String key,
    Instant createdAt,
    List<Delivery> deliveries,
    List<Attachment> files) {

  /// What the keys of what the page of a conversation sent begin with.
  static final String OF_PAGES = "web:";

  /// The whole key of what a page sent: two users never mean the same message.
  static String key(User user, String pageKey) {
    return OF_PAGES + user.id() + ":" + pageKey;
  }

  /// The page's own part of it.
  public String pageKey() {
    return key.substring(key.lastIndexOf(':') + 1);
  }

  public boolean fromApplicant() {
    return userId == null;
  }

  /// The first name of who of the staff wrote it; null for the applicant.
  public @Nullable String writer() {
    return fromApplicant() ? null : authorName.strip().split("\\s+")[0];
  }

  /// Whether it got through to the applicant.
  public Verdict verdict() {
    return Verdict.of(deliveries);
  }

  /// What that means, in a sentence.
  public String verdictWords() {
    return Verdict.words(deliveries);
  }

  /// The remark in the language of whoever reads it.
  public @Nullable String shownRemark() {
    return StoredWords.shown(remark);
  }

  Message with(List<Delivery> found) {
    return with(found, files);
  }

  Message withFiles(List<Attachment> found) {
    return with(deliveries, found);
  }

  private Message with(List<Delivery> ways, List<Attachment> attached) {
    return new Message(
        seq,
        userId,
        authorName,
        via,
        body,
        originalBody,
        refusal,
        remark,
        key,
        createdAt,
        ways,
        attached);
  }
}
