package earshot.demo;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What must be there, since the text files of the demo name it.
final class Known {

  private Known() {}

  static <K, V> V in(Map<K, V> map, @Nullable K key) {
    var value = map.get(key);
    if (value == null) throw new IllegalStateException("The demo does not know " + key);
    return value;
  }
}
