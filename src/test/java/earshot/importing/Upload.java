package earshot.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.StaffClient;
import earshot.WebClient;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.NullMarked;

/// A file in somebody's browser, uploaded as browsers do, and the pages of its import.
@NullMarked
public final class Upload {

  private static final String BOUNDARY = "----harbor-cafe-import";

  private final StaffClient browser;
  final String path;

  private Upload(StaffClient browser, String path) {
    this.browser = browser;
    this.path = path;
  }

  static Upload of(StaffClient browser, String text) {
    return of(browser, "people.csv", text.getBytes(UTF_8));
  }

  public static Upload of(StaffClient browser, String name, byte[] file) {
    var answer = send(browser, name, file);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    return new Upload(browser, WebClient.location(answer));
  }

  /// The same in the browser of somebody else.
  Upload in(StaffClient other) {
    return new Upload(other, path);
  }

  static HttpResponse<String> send(StaffClient browser, String name, byte[] file) {
    var token = Jsoup.parse(browser.get("/imports").body()).select("[name=_csrf]").val();
    var body = new ByteArrayOutputStream();
    part(body, "name=\"_csrf\"", token.getBytes(UTF_8));
    part(body, "name=\"file\"; filename=\"" + name + "\"", file);
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    return browser.send(
        browser
            .request("/imports")
            .setHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static void part(ByteArrayOutputStream body, String head, byte[] content) {
    body.writeBytes(
        ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + head + "\r\n\r\n")
            .getBytes(UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(UTF_8));
  }

  /// The page as it is now.
  Document page() {
    var answer = browser.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  /// What the columns are guessed or said to hold.
  List<String> fields() {
    return Jsoup.parse(browser.get(path + "?columns=true").body())
        .select("select[name=field] option[selected]")
        .eachAttr("value");
  }

  HttpResponse<String> say(List<String> fields, String job) {
    var form = new ArrayList<String>();
    fields.forEach(field -> form.add("field=" + field));
    form.add("job=" + job);
    return browser.send(
        browser
            .withToken(browser.request(path + "/columns"))
            .POST(BodyPublishers.ofString(form.stream().collect(Collectors.joining("&")))));
  }

  /// Looks ahead with the columns as they are guessed.
  public Document preview() {
    assertThat(say(fields(), "").statusCode()).isEqualTo(302);
    return page();
  }

  /// "12 of line 3: …", as the preview lists them.
  static List<String> wrong(Document page) {
    return page.select(".wrong li").eachText();
  }

  public static List<String> numbers(Document page) {
    return page.select(".numbers dd").stream().map(Element::text).toList();
  }

  /// Begins and waits until it is over.
  public Document run() {
    assertThat(browser.post(path + "/start", java.util.Map.of()).statusCode()).isEqualTo(302);
    return over("Imported");
  }

  Document undo() {
    assertThat(browser.post(path + "/undo", java.util.Map.of()).statusCode()).isEqualTo(302);
    return over("Undone");
  }

  private Document over(String headline) {
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(60))
        .pollInterval(java.time.Duration.ofMillis(50))
        .until(() -> page().select("h2").eachText().getFirst().equals(headline));
    return page();
  }

  public String badRows() {
    var answer = browser.get(path + "/bad-rows.csv");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
