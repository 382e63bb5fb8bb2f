package earshot.careers;

import earshot.language.Words;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is wrong with a form: a sentence for each field, all of them at once.
public final class Problems {

  private final Words words;
  private final Map<String, String> sentences = new LinkedHashMap<>();

  Problems(Words words) {
    this.words = words;
  }

  /// Adds a sentence, unless the field has one.
  void add(String field, String key, Object... values) {
    sentences.putIfAbsent(field, words.text(key, values));
  }

  void addAll(Problems others) {
    others.sentences.forEach(sentences::putIfAbsent);
  }

  /// The sentence about the field; empty if there is none.
  public String about(String field) {
    return sentences.getOrDefault(field, "");
  }

  public boolean isEmpty() {
    return sentences.isEmpty();
  }

  /// The sentences by their fields, in the order in which they were found.
  public Map<String, String> all() {
    return Collections.unmodifiableMap(sentences);
  }
}
