package earshot.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/// Finds the view `hiring/applications` in the template `hiring/applications.jte`.
@Component
class JteViewResolver implements ViewResolver, Ordered {

  private final TemplateEngine templates = precompiled();

  @Override
  public @Nullable View resolveViewName(String name, Locale locale) {
    var template = name + ".jte";
    return templates.hasTemplate(template) ? new JteView(templates, template) : null;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  private static TemplateEngine precompiled() {
    var engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, JteViewResolver.class.getClassLoader(), "earshot.jte");
    engine.setTrimControlStructures(true);
    return engine;
  }
}
