package earshot.account;

import earshot.company.User;
import earshot.language.LanguageChoice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;

/// The language of a request: what its user chose; before anybody is signed in, what the browser
/// asks for. Programs are answered in English.
@Component(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
class ReaderLanguage implements LocaleResolver {

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    var reader = authentication == null ? null : authentication.getPrincipal();
    return reader instanceof User user
        ? user.language().locale()
        : LanguageChoice.of(request).language().locale();
  }

  /// It is chosen under Settings, not by a request.
  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("The language is a preference of the user.");
  }
}
