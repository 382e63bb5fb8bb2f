package earshot.search;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The words a company has used, in names and in messages.
@Repository
class SearchWords {

  private static final int MOST_WORDS = 8;
  private static final int COMPLETIONS = 100;
  private static final int CANDIDATES = 50_000;
  private static final String NAME = "^";
  private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

  private final JdbcClient sql;

  SearchWords(JdbcClient sql) {
    this.sql = sql;
  }

  /// What was typed, folded as the index folds it.
  List<Term> terms(Typed typed) {
    var parts =
        sql.sql(
                """
                select search_words(part) from unnest(:parts::text[]) with ordinality p (part, place)
                order by place
                """)
            .param("parts", typed.parts().toArray(String[]::new))
            .query(SearchWords::words)
            .list();
    var terms = new ArrayList<Term>();
    for (var i = 0; i < parts.size(); i++) {
      if (i % 2 == 0) parts.get(i).forEach(word -> terms.add(new Term(List.of(word), false)));
      else if (!parts.get(i).isEmpty()) terms.add(new Term(parts.get(i), false));
    }
    if (typed.endsInWord() && !terms.isEmpty())
      terms.add(new Term(terms.removeLast().words(), true));
    return terms.subList(0, Math.min(terms.size(), MOST_WORDS));
  }

  /// Words of messages that begin so, those first that the company has used longest: they are the
  /// common ones.
  Set<String> completions(String begun) {
    return new LinkedHashSet<>(
        sql.sql(
                """
                select word from (select word, min(id) as oldest from search_word
                  where word >= :from and word < :to group by word) w
                order by oldest limit :limit
                """)
            .param("from", begun)
            .param("to", begun + LAST_CHARACTER)
            .param("limit", COMPLETIONS)
            .query((row, _) -> row.getString(1))
            .list());
  }

  /// Words of names that begin so, as they stand in the index.
  Set<String> names(String begun) {
    return completions(NAME + begun);
  }

  /// Words of names that are that one mistyped: their first letter is that one's first or second.
  Set<String> similarNames(String word) {
    var similar = new LinkedHashSet<String>();
    for (var first : firstLetters(word))
      candidates(first).stream()
          .filter(name -> Similar.is(word, name.substring(NAME.length())))
          .limit(COMPLETIONS)
          .forEach(similar::add);
    return similar;
  }

  private static Set<String> firstLetters(String word) {
    var second = word.offsetByCodePoints(0, 1);
    var letters = new LinkedHashSet<>(Set.of(word.substring(0, second)));
    if (second < word.length())
      letters.add(word.substring(second, word.offsetByCodePoints(second, 1)));
    return letters;
  }

  private List<String> candidates(String first) {
    return sql.sql(
            """
            select distinct word from search_word where word >= :from and word < :to limit :limit
            """)
        .param("from", NAME + first)
        .param("to", NAME + first + LAST_CHARACTER)
        .param("limit", CANDIDATES)
        .query((row, _) -> row.getString(1))
        .list();
  }

  private static List<String> words(ResultSet row, int number) throws SQLException {
    Array array = row.getArray(1);
    return List.of((String[]) array.getArray());
  }
}
