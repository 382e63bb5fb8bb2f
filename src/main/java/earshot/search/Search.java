package earshot.search;

import earshot.company.User;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Finds conversations by the names of applicants and by what was said in them: those at the
/// locations where the user may review applications, and those the user takes part in.
@Component
public class Search {

  static final int PAGE = 50;
  static final int PEOPLE = 5;

  private final SearchWords words;
  private final NewestHits newest;

  Search(SearchWords words, NewestHits newest) {
    this.words = words;
    this.newest = newest;
  }

  @Transactional(readOnly = true)
  public SearchPage find(User user, String text, @Nullable String after) {
    var typed = new Typed(text);
    var terms = words.terms(typed);
    if (isTooShort(terms)) return SearchPage.TOO_SHORT;
    if (user.locations().isEmpty()) return page(terms, Hits.NONE, Hits.NONE, Set.of());
    var below = SearchCursor.parse(after);
    var messages = newest.find(user, inMessage(terms), below, PAGE);
    if (!below.isTop()) return page(terms, Hits.NONE, messages, Set.of());
    var people = people(user, terms, words::names);
    if (!people.found().isEmpty() || messages.next() != null)
      return page(terms, people, messages, Set.of());
    return withSimilar(user, terms, messages);
  }

  private SearchPage withSimilar(User user, List<Term> terms, Hits messages) {
    var mistyped = new HashSet<String>();
    var people = people(user, terms, word -> withSimilar(word, mistyped));
    return page(terms, people, messages, mistyped);
  }

  /// The word as it is, perhaps only begun, or mistyped.
  private Set<String> withSimilar(String word, Set<String> mistyped) {
    var names = new LinkedHashSet<>(words.names(word));
    var similar = words.similarNames(word);
    names.addAll(similar);
    similar.forEach(name -> mistyped.add(name.substring(1)));
    return names;
  }

  private TsQuery inMessage(List<Term> terms) {
    return TsQuery.all(
        terms.stream()
            .map(term -> term.inMessage(term.begun() ? words.completions(term.word()) : Set.of()))
            .toList());
  }

  /// Those whose name has every word that was typed.
  private Hits people(User user, List<Term> terms, Function<String, Set<String>> names) {
    var all = new ArrayList<TsQuery>();
    for (var term : terms)
      for (var word : term.words()) {
        var found = names.apply(word);
        if (found.isEmpty()) return Hits.NONE;
        all.add(TsQuery.any(found));
      }
    return newest.find(user, TsQuery.all(all), SearchCursor.TOP, PEOPLE);
  }

  private static SearchPage page(
      List<Term> terms, Hits people, Hits messages, Set<String> mistyped) {
    var marked = new HashSet<>(mistyped);
    terms.forEach(term -> marked.addAll(term.words()));
    var begun = terms.getLast().begun() ? terms.getLast().word() : "";
    return new SearchPage(
        false,
        people.found(),
        !mistyped.isEmpty(),
        people.next() != null,
        messages.found(),
        messages.next() == null ? null : messages.next().toString(),
        messages.stopped(),
        new Highlight(marked, begun));
  }

  /// Two letters or digits at least, or one that is a word by itself.
  private static boolean isTooShort(List<Term> terms) {
    var letters = terms.stream().flatMap(term -> term.words().stream()).toList();
    return String.join("", letters).codePoints().count() < 2
        && letters.stream().noneMatch(word -> word.codePoints().anyMatch(Character::isIdeographic));
  }
}
