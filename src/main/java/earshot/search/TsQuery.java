package earshot.search;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A search in PostgreSQL's notation. Every word is quoted, so that none is taken for an operator.
record TsQuery(String text) {

  static TsQuery word(String word) {
    return new TsQuery("'" + word.replace("\\", "").replace("'", "") + "'");
  }

  static TsQuery phrase(List<String> words) {
    return joined(words.stream().map(TsQuery::word), " <-> ");
  }

  /// At least one, or whatever stands beside it in an "or".
  static TsQuery any(Collection<String> words) {
    return joined(words.stream().map(TsQuery::word), " | ");
  }

  static TsQuery all(List<TsQuery> queries) {
    return joined(queries.stream().filter(query -> !query.text.isEmpty()), " & ");
  }

  TsQuery or(TsQuery other) {
    return other.text.isEmpty() ? this : joined(Stream.of(this, other), " | ");
  }

  private static TsQuery joined(Stream<TsQuery> queries, String operator) {
    var parts = queries.map(TsQuery::text).toList();
    return new TsQuery(
        parts.size() < 2
            ? String.join("", parts)
            : parts.stream().collect(Collectors.joining(operator, "(", ")")));
  }
}
