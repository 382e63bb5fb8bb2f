package earshot.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/// Renders one template. The whole page is rendered before its first byte leaves, so that an error
/// on the way still becomes an error page.
record JteView(TemplateEngine templates, String template) implements View {

  private static final String HTML = "text/html;charset=utf-8";

  @Override
  public String getContentType() {
    return HTML;
  }

  @Override
  public void render(
      @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var output = new Utf8ByteOutput();
    templates.render(
        template, model == null ? Map.of() : new HashMap<String, Object>(model), output);
    response.setContentType(HTML);
    // A length of zero would send the answer before Spring Security has put its headers into it.
    if (output.getContentLength() > 0) response.setContentLength(output.getContentLength());
    // At once: each write passes all filters, and a page has hundreds of pieces.
    response.getOutputStream().write(output.toByteArray());
  }
}
