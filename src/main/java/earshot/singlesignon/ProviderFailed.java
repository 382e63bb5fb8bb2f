package earshot.singlesignon;

/// A provider did not say what it should have. The message is a sentence for whoever set it up or
/// signs in by it.
class ProviderFailed extends RuntimeException {

  ProviderFailed(String sentence) {
    super(sentence);
  }

  ProviderFailed(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
