package earshot.careers;

import earshot.account.ApplicantAccess;
import earshot.account.Limit;
import earshot.account.Throttle;
import earshot.web.ClientAddress;
import earshot.web.TooMany;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// The application form of a job. Whatever is wrong with it, it comes back as it was typed.
@Controller
@RequestMapping("/jobs/{company}/{job}/apply")
class ApplyController {

  private final Sites sites;
  private final Forms forms;
  private final Throttle throttle;

  ApplyController(Sites sites, Forms forms, Throttle throttle) {
    this.sites = sites;
    this.forms = forms;
    this.throttle = throttle;
  }

  /// @param anew for somebody who came by a link of somebody else
  @GetMapping
  String form(
      @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable ApplicantAccess access,
      @PathVariable String company,
      @PathVariable String job,
      @RequestParam(name = "new", defaultValue = "false") boolean anew,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model)
      throws Exception {
    return sites.at(
        company,
        request,
        response,
        site -> show(forms.open(site, job, anew ? null : access), response, model));
  }

  @PostMapping
  String apply(
      @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable ApplicantAccess access,
      @PathVariable String company,
      @PathVariable String job,
      @RequestParam(name = "new", defaultValue = "false") boolean anew,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(required = false) @Nullable MultipartFile resume,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model)
      throws Exception {
    var wait = throttle.count(Limit.APPLY, ClientAddress.of(request));
    return sites.at(
        company,
        request,
        response,
        site -> {
          var form = forms.typed(site, job, anew ? null : access, sent);
          if (wait.isPositive()) {
            response.setHeader("Retry-After", Long.toString(TooMany.seconds(wait)));
            return show(forms.tooMany(form, resume), response, model);
          }
          var answer = forms.take(form, sent, resume);
          return answer.status() == HttpStatus.SEE_OTHER
              ? "redirect:" + site.thanks(job, answer.mailed())
              : show(answer, response, model);
        });
  }

  private static String show(FormPage page, HttpServletResponse response, Model model) {
    response.setStatus(page.status().value());
    model.addAttribute("form", page);
    model.addAttribute("site", page.site());
    return page.job().isOpen() ? "careers/apply" : "careers/closed";
  }
}
