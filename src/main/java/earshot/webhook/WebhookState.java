package earshot.webhook;

/// Whether a webhook is told of anything.
public enum WebhookState {
  ACTIVE,

  /// By somebody, for a while.
  PAUSED,

  /// By the server, as its receiver is gone or failed for three days.
  DISABLED
}
