package earshot.careers;

import static java.nio.charset.StandardCharsets.UTF_8;

import earshot.ApplicantClient;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/// The application form of a job in somebody's browser, sent as browsers send it.
@NullMarked
public final class ApplicationForm {

  private static final String BOUNDARY = "----harbor-cafe-form";

  private final ApplicantClient browser;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private @Nullable String fileName;
  private byte[] file = {};
  private String action;

  private ApplicationForm(ApplicantClient browser, String path) {
    this.browser = browser;
    this.action = path;
  }

  /// Loads the form and takes its hidden fields.
  public static ApplicationForm open(ApplicantClient browser, String path) {
    var form = new ApplicationForm(browser, path);
    return form.takeHidden(browser.get(path).body());
  }

  ApplicationForm takeHidden(String page) {
    for (var form : Jsoup.parse(page).select("form.apply")) {
      action = form.attr("action");
      for (var input : form.select("input[type=hidden]"))
        fields.put(input.attr("name"), input.val());
    }
    return this;
  }

  /// As somebody who is really there.
  public ApplicationForm filled(String first, String last, String email) {
    return with("first", first).with("last", last).with("email", email);
  }

  ApplicationForm with(String field, String value) {
    fields.put(field, value);
    return this;
  }

  ApplicationForm without(String field) {
    fields.remove(field);
    return this;
  }

  public ApplicationForm file(String name, byte[] content) {
    fileName = name;
    file = content;
    return this;
  }

  /// The next time the file is chosen no more.
  ApplicationForm withoutFile() {
    fileName = null;
    return this;
  }

  public HttpResponse<String> send() {
    return browser.send(
        browser
            .request(action)
            .setHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(body())));
  }

  private byte[] body() {
    var body = new ByteArrayOutputStream();
    fields.forEach((name, value) -> part(body, name, null, value.getBytes(UTF_8)));
    if (fileName != null) part(body, "resume", fileName, file);
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    return body.toByteArray();
  }

  private static void part(
      ByteArrayOutputStream body, String name, @Nullable String file, byte[] content) {
    var head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"";
    if (file != null)
      head += "; filename=\"" + file + "\"\r\nContent-Type: application/octet-stream";
    body.writeBytes((head + "\r\n\r\n").getBytes(UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(UTF_8));
  }
}
