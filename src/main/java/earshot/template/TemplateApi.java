package earshot.template;

import earshot.company.User;
import earshot.web.InvalidInput;
import earshot.web.Items;
import earshot.web.RestApi;
import earshot.web.Typed;
import earshot.web.Version;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/// The company's saved texts, for other systems; those of users are nobody else's.
@RestApi
@RequestMapping("/api/v1/templates")
class TemplateApi {

  private final Templates templates;

  TemplateApi(Templates templates) {
    this.templates = templates;
  }

  record TemplateJson(long id, String name, String body) {}

  record Incoming(@Nullable String name, @Nullable String body) {

    TemplateText text() {
      try {
        return new TemplateText(Typed.text(name), Typed.text(body));
      } catch (InvalidTemplate wrong) {
        throw refused(wrong);
      }
    }
  }

  @GetMapping
  Items<TemplateJson> list(@AuthenticationPrincipal User user) {
    return Items.all(
        templates.visibleTo(user).stream()
            .filter(Template::isShared)
            .map(TemplateApi::json)
            .toList());
  }

  @GetMapping("/{id}")
  TemplateJson one(
      @AuthenticationPrincipal User user, @PathVariable long id, HttpServletResponse response) {
    return shown(user, id, response);
  }

  @PostMapping
  ResponseEntity<TemplateJson> add(
      @AuthenticationPrincipal User user,
      @RequestBody Incoming incoming,
      HttpServletResponse response) {
    try {
      var id = templates.add(user, true, incoming.text());
      return ResponseEntity.created(URI.create("/api/v1/templates/" + id))
          .body(shown(user, id, response));
    } catch (InvalidTemplate taken) {
      throw refused(taken);
    }
  }

  @PutMapping("/{id}")
  TemplateJson change(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String expected,
      @RequestBody Incoming incoming,
      HttpServletResponse response) {
    try {
      templates.change(user, id, incoming.text(), it -> Version.check(expected, json(it)));
      return shown(user, id, response);
    } catch (InvalidTemplate taken) {
      throw refused(taken);
    }
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> delete(@AuthenticationPrincipal User user, @PathVariable long id) {
    templates.delete(user, id);
    return ResponseEntity.noContent().build();
  }

  private TemplateJson shown(User user, long id, HttpServletResponse response) {
    var shown = json(templates.shared(user, id));
    response.setHeader(HttpHeaders.ETAG, Version.of(shown));
    return shown;
  }

  private static InvalidInput refused(InvalidTemplate wrong) {
    var field = wrong.of("name").isEmpty() ? "body" : "name";
    return new InvalidInput(field, wrong.of(field));
  }

  private static TemplateJson json(Template it) {
    return new TemplateJson(it.id(), it.name(), it.body());
  }
}
