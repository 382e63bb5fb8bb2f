package earshot.channels;

/// A self-test may not begin now; the message says why, to who asked for it.
final class TestRefused extends RuntimeException {

  TestRefused(String why) {
    super(why);
  }
}
