package earshot.webhook;

import static earshot.language.Say.say;

import earshot.company.AdministratorsOnly;
import earshot.company.User;
import earshot.web.InvalidInput;
import earshot.web.Items;
import earshot.web.RestApi;
import earshot.web.Slugs;
import earshot.web.Typed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.util.UriComponentsBuilder;

/// Webhooks, for other systems whose keys may do everything, everywhere.
@RestApi
@RequestMapping("/api/v1/webhooks")
class WebhookApi {

  private final Webhooks webhooks;
  private final WebhookDeliveries deliveries;
  private final AddressRule rule;

  WebhookApi(Webhooks webhooks, WebhookDeliveries deliveries, AddressRule rule) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.rule = rule;
  }

  /// What a webhook is made of; of one that is changed what is null stays as it is.
  ///
  /// @param state `active` or `paused`
  record Incoming(
      @Nullable String url,
      @Nullable String description,
      @Nullable List<String> events,
      @Nullable String state) {}

  /// A webhook tells of every location: a key that is limited to some finds none.
  @ModelAttribute
  void everywhere(@AuthenticationPrincipal User user) {
    AdministratorsOnly.check(user, "webhook");
  }

  @GetMapping
  Items<WebhookJson> list() {
    return Items.all(webhooks.all().stream().map(WebhookJson::of).toList());
  }

  /// The answer holds the secret, this once.
  @PostMapping
  ResponseEntity<WebhookJson> make(
      @AuthenticationPrincipal User user, @RequestBody Incoming it, UriComponentsBuilder here) {
    if (it.events() == null) throw new InvalidInput("events", "events is missing.");
    if (it.state() != null)
      throw new InvalidInput("state", say("A webhook is active when it is made."));
    var endpoint = Endpoint.parse(Typed.text(it.url()), rule);
    var events = WebhookForm.events(it.events());
    var made = webhooks.make(user, new WebhookForm(endpoint, Typed.text(it.description()), events));
    var place = here.path("/api/v1/webhooks/{id}").build(made.webhook().id());
    return ResponseEntity.created(place).body(WebhookJson.of(made));
  }

  @GetMapping("/{id}")
  WebhookJson one(@PathVariable long id) {
    return WebhookJson.of(webhooks.find(id));
  }

  @PatchMapping("/{id}")
  WebhookJson change(
      @AuthenticationPrincipal User user, @PathVariable long id, @RequestBody Incoming it) {
    var now = webhooks.find(id);
    var state = Slugs.parse("state", it.state(), WebhookState.class);
    if (state == WebhookState.DISABLED)
      throw new InvalidInput("state", "state must be one of active, paused.");
    var form = form(now, it);
    if (it.url() != null || it.description() != null || it.events() != null)
      now = webhooks.change(id, form);
    if (state == WebhookState.PAUSED) now = webhooks.pause(id);
    if (state == WebhookState.ACTIVE) now = webhooks.resume(user, id);
    return WebhookJson.of(now);
  }

  private WebhookForm form(Webhook now, Incoming it) {
    var url = it.url();
    var description = it.description();
    var names = it.events();
    return new WebhookForm(
        url == null ? Endpoint.known(now.url()) : Endpoint.parse(url, rule),
        description == null ? now.description() : description,
        names == null ? now.events() : WebhookForm.events(names));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable long id) {
    webhooks.delete(id);
  }

  /// The answer holds the new secret, this once.
  @PostMapping("/{id}/secret")
  WebhookJson rotate(@AuthenticationPrincipal User user, @PathVariable long id) {
    return WebhookJson.of(webhooks.rotate(user, id));
  }

  /// Posts a test and answers with what came of it.
  @PostMapping("/{id}/test")
  AttemptJson test(@AuthenticationPrincipal User user, @PathVariable long id) {
    return AttemptJson.of(deliveries.test(user, id));
  }
}
