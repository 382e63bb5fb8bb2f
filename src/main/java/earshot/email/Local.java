package earshot.email;

import java.util.Locale;
import java.util.Optional;

/// The local part of an address.
final class Local {

  private Local() {}

  /// What stands in the local part after the prefix, whatever its case; the domain does not matter,
  /// as mail servers on the way may have rewritten it.
  static Optional<String> after(String prefix, String address) {
    var at = address.lastIndexOf('@');
    var local = (at < 0 ? address : address.substring(0, at)).toLowerCase(Locale.ROOT);
    return local.startsWith(prefix)
        ? Optional.of(local.substring(prefix.length()))
        : Optional.empty();
  }
}
