package earshot.careers;

import earshot.company.Company;
import earshot.language.Words;

/// The careers site of a company, as its pages need it.
///
/// @param slug how its address names it
/// @param page the address of the page that is shown, without a language
public record Site(Company company, String slug, Words words, String page) {

  /// "/jobs/harbor-cafe"
  public String path() {
    return "/jobs/" + slug;
  }
}
