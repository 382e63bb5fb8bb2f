package earshot.setup;

/// Who may sign a further company up.
enum SignUpMode {
  /// Whoever confirms an email address.
  OPEN,
  /// Whoever does so and knows the operator's invitation.
  INVITATION,
  /// Nobody.
  CLOSED
}
