package earshot.web;

import gg.jte.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;

/// The outline icons of Tabler, put into the page as SVG so that they take the color of the text.
public final class Icons {

  private static final String FOLDER =
      "META-INF/resources/webjars/tabler__icons/3.35.0/icons/outline/";
  private static final Map<String, String> READ = new ConcurrentHashMap<>();

  private Icons() {}

  /// The icon of that name, hidden from assistive technology: the words beside it carry the
  /// meaning.
  public static Content icon(String name) {
    var svg = READ.computeIfAbsent(name, Icons::read);
    return output -> output.writeContent(svg);
  }

  private static String read(String name) {
    try (var file = new ClassPathResource(FOLDER + name + ".svg").getInputStream()) {
      var svg = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      var drawing = svg.substring(svg.indexOf('>', svg.indexOf("<svg")) + 1, svg.indexOf("</svg>"));
      return "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">"
          + drawing.strip().replaceAll("\\s*\n\\s*", "")
          + "</svg>";
    } catch (IOException e) {
      throw new UncheckedIOException("No icon is named " + name, e);
    }
  }
}
