package earshot.records;

import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The record as a page that any browser shows by itself, row by row.
final class RecordPage {

  static final String END = "</body></html>\n";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private RecordPage() {}

  static String head(String name) {
    return """
    <!doctype html><html lang="en"><head><meta charset="utf-8"><title>%1$s</title></head>
    <body><h1>%1$s</h1>
    """
        .formatted(escaped(name));
  }

  static String title(String title) {
    return "<h2>" + escaped(title) + "</h2>\n";
  }

  /// What a row says of something, leaving out what it does not say.
  static String row(String json) {
    var html = new StringBuilder("<dl>\n");
    for (var field : JSON.readTree(json).properties()) {
      if (field.getValue().isNull()) continue;
      html.append("<dt>").append(escaped(field.getKey().replace('_', ' '))).append("</dt>");
      html.append("<dd>").append(value(field.getValue())).append("</dd>\n");
    }
    return html.append("</dl><hr>\n").toString();
  }

  private static String value(JsonNode value) {
    if (!value.isArray()) return "<pre>" + escaped(value.asString()) + "</pre>";
    var list = new StringBuilder();
    for (var answer : value) list.append(row(answer.toString()));
    return list.toString();
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
