package earshot.gateway;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// A URL or a body with places for what is sent.
record Template(String text) {

  private static final Pattern PLACE = Pattern.compile("\\{(to|to-digits|text|from)}");

  /// Every value becomes what it is in the place where it stands, so that none ends its place.
  String fill(Map<String, String> values, UnaryOperator<String> encode) {
    return PLACE
        .matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(encode.apply(values.getOrDefault(found.group(1), ""))));
  }

  boolean names(String place) {
    return text.contains("{" + place + "}");
  }

  boolean isJson() {
    var begin = PLACE.matcher(text.strip()).replaceAll("");
    return begin.startsWith("{") || begin.startsWith("[");
  }

  static String inUrl(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static String inJson(String value) {
    var quoted = JsonMapper.shared().writeValueAsString(value);
    return quoted.substring(1, quoted.length() - 1);
  }
}
