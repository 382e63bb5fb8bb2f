package earshot.careers;

import earshot.company.Locations;
import earshot.email.EmailSender;
import earshot.posting.PostingState;
import earshot.posting.Postings;
import earshot.web.NotFound;
import earshot.web.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.ObjectMapper;

/// The pages of the careers sites that only tell: the list of open jobs, and each of them.
@Controller
@RequestMapping("/jobs/{company}")
class CareersController {

  private final Sites sites;
  private final Postings postings;
  private final Locations locations;
  private final PublicUrl url;
  private final ObjectMapper json;
  private final EmailSender email;
  private final Clock clock;

  CareersController(
      Sites sites,
      Postings postings,
      Locations locations,
      PublicUrl url,
      ObjectMapper json,
      EmailSender email,
      Clock clock) {
    this.email = email;
    this.clock = clock;
    this.sites = sites;
    this.postings = postings;
    this.locations = locations;
    this.url = url;
    this.json = json;
  }

  /// @param location the name of one; empty for all
  @GetMapping
  String list(
      @PathVariable String company,
      @RequestParam(defaultValue = "") String location,
      @RequestParam @Nullable String after,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model)
      throws Exception {
    return sites.at(
        company,
        request,
        response,
        site -> {
          model.addAttribute("site", site);
          var place = location.replace("\0", "");
          model.addAttribute("list", postings.open(place, after));
          model.addAttribute("locations", postings.openLocations());
          model.addAttribute("location", place);
          model.addAttribute("first", after == null);
          return "careers/jobs";
        });
  }

  /// A closed job says so: old links to it stand in many places.
  @GetMapping("/{job}")
  String show(
      @PathVariable String company,
      @PathVariable String job,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model)
      throws Exception {
    return sites.at(company, request, response, site -> show(site, job, response, model));
  }

  /// @param mail whether a confirmation goes to who applied
  @GetMapping("/{job}/thanks")
  String thanks(
      @PathVariable String company,
      @PathVariable String job,
      @RequestParam(defaultValue = "true") boolean mail,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model)
      throws Exception {
    return sites.at(
        company,
        request,
        response,
        site -> {
          model.addAttribute("site", site);
          model.addAttribute(
              "job", postings.ofPublicId(job).orElseThrow(() -> new NotFound("job")));
          model.addAttribute("mails", mail && email.isSetUp());
          return "careers/thanks";
        });
  }

  private String show(Site site, String job, HttpServletResponse response, Model model) {
    var posting = postings.ofPublicId(job).orElseThrow(() -> new NotFound("job"));
    var location = locations.find(posting.locationId());
    if (!posting.isOpen()) response.setStatus(HttpStatus.GONE.value());
    var address = url.of(site.path() + "/" + job).toString();
    model.addAttribute("site", site);
    model.addAttribute("job", posting);
    model.addAttribute("place", location);
    model.addAttribute("clock", clock);
    model.addAttribute(
        "ad",
        posting.state() == PostingState.OPEN
            ? JobAd.of(posting, location, site.company().name(), address, json)
            : null);
    return "careers/job";
  }
}
