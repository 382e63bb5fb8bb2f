package earshot.search;

import java.util.List;
import java.util.Set;

/// One thing that must be found: a word, a word that is only begun, or words that stand together.
///
/// @param words more than one for words that stand together
/// @param begun whether the word may go on
record Term(List<String> words, boolean begun) {

  private static final int MIN_BEGUN = 2;

  Term {
    begun = begun && words.size() == 1 && words.getFirst().length() >= MIN_BEGUN;
  }

  String word() {
    return words.getFirst();
  }

  /// In a message, where a begun word may be any of these.
  TsQuery inMessage(Set<String> completions) {
    return begun ? TsQuery.word(word()).or(TsQuery.any(completions)) : TsQuery.phrase(words);
  }
}
