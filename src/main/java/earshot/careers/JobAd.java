package earshot.careers;

import earshot.company.Location;
import earshot.posting.Posting;
import gg.jte.Content;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.ObjectMapper;

/// A job as search engines read it: JSON-LD of schema.org's JobPosting. It is data and runs
/// nowhere, so the Content-Security-Policy has nothing against it.
final class JobAd {

  private JobAd() {}

  /// The element with the data; nothing in it can end it.
  static Content of(Posting job, Location location, String company, String url, ObjectMapper json) {
    var text =
        json.writeValueAsString(data(job, location, company, url))
            .replace("<", "\\u003c")
            .replace(">", "\\u003e")
            .replace("&", "\\u0026");
    return output ->
        output.writeContent("<script type=\"application/ld+json\">" + text + "</script>");
  }

  private static Map<String, Object> data(
      Posting job, Location location, String company, String url) {
    var data = new LinkedHashMap<String, Object>();
    data.put("@context", "https://schema.org/");
    data.put("@type", "JobPosting");
    data.put("title", job.title());
    data.put("description", html(job));
    data.put("datePosted", LocalDate.ofInstant(job.openedAt(), location.zone()).toString());
    data.put("hiringOrganization", Map.of("@type", "Organization", "name", company));
    data.put("jobLocation", Map.of("@type", "Place", "address", address(location)));
    data.put(
        "identifier", Map.of("@type", "PropertyValue", "name", company, "value", job.publicId()));
    data.put("directApply", true);
    data.put("url", url);
    return data;
  }

  /// Search engines want it in HTML.
  private static String html(Posting job) {
    if (job.paragraphs().isEmpty()) return "<p>" + HtmlUtils.htmlEscape(job.title()) + "</p>";
    return job.paragraphs().stream()
        .map(it -> "<p>" + HtmlUtils.htmlEscape(it).replace("\n", "<br>") + "</p>")
        .collect(Collectors.joining());
  }

  private static Map<String, String> address(Location location) {
    var address = new LinkedHashMap<String, String>();
    address.put("@type", "PostalAddress");
    put(address, "streetAddress", location.address().street());
    put(address, "addressLocality", location.address().city());
    put(address, "addressRegion", location.address().area());
    put(address, "postalCode", location.address().postalCode());
    put(address, "addressCountry", location.phoneRegion());
    return address;
  }

  private static void put(Map<String, String> address, String name, String value) {
    if (!value.isEmpty()) address.put(name, value);
  }
}
