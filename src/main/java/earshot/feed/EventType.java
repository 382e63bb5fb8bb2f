package earshot.feed;

/// What can happen.
public enum EventType {
  MESSAGE_CREATED("message.created", "A message was stored, whoever wrote it"),
  DELIVERY_UPDATED("delivery.updated", "A delivery came to another state"),
  APPLICATION_CREATED("application.created", "Somebody applied"),
  APPLICATION_STAGE_CHANGED("application.stage_changed", "An application came to another stage"),
  CONVERSATION_ARCHIVED("conversation.archived", "A user archived a conversation"),
  BULK_MESSAGE_FINISHED("bulk_message.finished", "A bulk message was done, cancelled or undone"),
  OPT_OUT_CHANGED("opt_out.changed", "A phone wants no texts any more, or wants them again");

  private final String slug;
  private final String meaning;

  EventType(String slug, String meaning) {
    this.slug = slug;
    this.meaning = meaning;
  }

  /// The type as it is written.
  public String slug() {
    return slug;
  }

  /// What it tells of.
  public String meaning() {
    return meaning;
  }

  /// The type that is written so.
  public static EventType of(String slug) {
    for (var type : values()) if (type.slug.equals(slug)) return type;
    throw new IllegalArgumentException(slug);
  }
}
