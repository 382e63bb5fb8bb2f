package earshot.careers;

import earshot.company.Company;
import earshot.language.LanguageChoice;
import earshot.language.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// The careers site of a company, as its pages need it.
///
/// @param slug how its address names it
/// @param query what the address of the page that is shown asks for; null for nothing
public record Site(Company company, String slug, Words words, @Nullable String query) {

  /// "/jobs/harbor-cafe"
  public String path() {
    return "/jobs/" + slug;
  }

  /// How an address says in which language its page is to be.
  String language() {
    return LanguageChoice.PARAMETER + "=" + words.language().code();
  }

  /// Where whoever applied comes to, in the language of the form.
  ///
  /// @param mailed whether a confirmation goes
  String thanks(String job, boolean mailed) {
    return path() + "/" + job + "/thanks?" + language() + (mailed ? "" : "&mail=false");
  }

  /// The address of a page of its jobs.
  ///
  /// @param location the name of the one they are at; empty for all
  /// @param after where the page before ended; null for the first page
  public String jobs(String location, @Nullable String after) {
    var url = UriComponentsBuilder.fromPath(path());
    if (!location.isEmpty()) url.queryParam("location", "{location}");
    if (after != null) url.queryParam("after", after);
    return url.encode().buildAndExpand(location).toUriString();
  }
}
