package earshot.careers;

import earshot.company.Companies;
import earshot.database.CurrentCompany;
import earshot.language.LanguageChoice;
import earshot.web.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/// Finds the site an address names. Nobody signs in here, so the address says which company's rows
/// are to be seen.
@Component
class Sites {

  /// What a page does in its company.
  interface Work {
    String in(Site site) throws Exception;
  }

  private final Companies companies;

  Sites(Companies companies) {
    this.companies = companies;
  }

  /// Does the work in the company of that site.
  ///
  /// @throws NotFound if there is none
  String at(String slug, HttpServletRequest request, HttpServletResponse response, Work work)
      throws Exception {
    var company = companies.ofSlug(slug).orElseThrow(() -> new NotFound("careers site"));
    var words = LanguageChoice.remember(request, response);
    return CurrentCompany.<String, Exception>callThrowing(
        company,
        () -> work.in(new Site(companies.current(), slug, words, request.getQueryString())));
  }
}
