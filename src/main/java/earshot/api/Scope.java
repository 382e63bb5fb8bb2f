package earshot.api;

/// What a key may do.
public enum Scope {
  READ("Read", "See applications, conversations and messages"),
  WRITE("Read and write", "Send messages, add applications, move and decline them"),
  ADMIN("Everything", "Also people, webhooks, opt-outs and the audit log"),
  SCIM("People by SCIM", "Your sign-in provider adds people and keeps them out, and nothing else");

  private final String label;
  private final String hint;

  Scope(String label, String hint) {
    this.label = label;
    this.hint = hint;
  }

  /// The scope in a word or two.
  public String label() {
    return label;
  }

  /// What it means.
  public String hint() {
    return hint;
  }

  /// Whether this one allows what that one does.
  public boolean includes(Scope other) {
    return this == SCIM ? other == SCIM : compareTo(other) >= 0 || this == ADMIN;
  }
}
