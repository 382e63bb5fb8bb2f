package earshot.importing;

/// A row cannot be taken. The message is a sentence for whoever made the file.
final class RowRefused extends Exception {

  private final String sentence;

  RowRefused(String sentence) {
    super(sentence, null, false, false);
    this.sentence = sentence;
  }

  String sentence() {
    return sentence;
  }
}
