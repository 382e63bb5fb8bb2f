package earshot.rights;

import java.net.http.HttpResponse;

/// What a caller was answered.
///
/// @param location where a redirect leads; empty for none
record Heard(int status, String method, String location, String body) {

  static Heard of(HttpResponse<?> response, String body) {
    var location = response.headers().firstValue("Location").orElse("");
    return new Heard(
        response.statusCode(),
        response.request().method(),
        location.replaceFirst("^https?://[^/]+", ""),
        body);
  }

  boolean leads(String... pages) {
    for (var page : pages) if (location.equals(page)) return true;
    return false;
  }

  @Override
  public String toString() {
    return status + " " + location;
  }
}
