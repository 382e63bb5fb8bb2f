package earshot.importing;

/// How far an import is.
public enum ImportState {
  UPLOADED("waits for its columns"),
  READY("waits to be started"),
  RUNNING("importing"),
  DONE("imported"),
  STOPPED("stopped"),
  UNDOING("being undone"),
  UNDONE("undone");

  private final String label;

  ImportState(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /// Whether nothing was made of the file yet.
  public boolean isOpen() {
    return this == UPLOADED || this == READY;
  }

  /// Whether a job works on it.
  public boolean isGoingOn() {
    return this == RUNNING || this == UNDOING;
  }
}
