package earshot.importing;

/// Somebody else is at work on the company's imports just now.
final class NotItsTurn extends RuntimeException {

  private static final long serialVersionUID = 1;

  NotItsTurn() {
    super("It is not its turn", null, false, false);
  }
}
