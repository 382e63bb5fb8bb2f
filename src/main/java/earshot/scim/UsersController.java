package earshot.scim;

import com.fasterxml.jackson.annotation.JsonProperty;
import earshot.web.NotFound;
import earshot.web.PublicUrl;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The people of the company, for its sign-in provider (RFC 7644 section 3).
@RestController
@RequestMapping("/scim/v2/Users")
class UsersController {

  private static final int MOST = 200;
  private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

  private final Provisioning provisioning;
  private final PublicUrl url;
  private final JsonMapper json;

  UsersController(Provisioning provisioning, PublicUrl url, JsonMapper json) {
    this.provisioning = provisioning;
    this.url = url;
    this.json = json;
  }

  /// A page of a list (RFC 7644 section 3.4.2).
  record ListJson(
      List<String> schemas,
      int totalResults,
      long startIndex,
      int itemsPerPage,
      @JsonProperty("Resources") List<ObjectNode> resources) {}

  @GetMapping
  ListJson list(
      @RequestParam(defaultValue = "") String filter,
      @RequestParam(defaultValue = "1") String startIndex,
      @RequestParam(defaultValue = "100") String count,
      AttributesQuery attributes) {
    var wanted = attributes.wanted();
    var start = Math.max(1, number("startIndex", startIndex));
    var most = Math.clamp(number("count", count), 0, MOST);
    var page = provisioning.list(Filter.parse(filter), start - 1, most);
    var users = page.people().stream().map(it -> wanted.of(json(it))).toList();
    return new ListJson(List.of(LIST), page.total(), start, users.size(), users);
  }

  @GetMapping("/{id}")
  ResponseEntity<ObjectNode> one(@PathVariable String id, AttributesQuery attributes) {
    var wanted = attributes.wanted();
    return answer(HttpStatus.OK, provisioning.find(id(id)), wanted);
  }

  @PostMapping
  ResponseEntity<ObjectNode> add(@RequestBody JsonNode body, AttributesQuery attributes) {
    var draft = Draft.empty();
    draft.setAll("", body);
    var wanted = attributes.wanted();
    return answer(HttpStatus.CREATED, provisioning.add(draft), wanted);
  }

  @PutMapping("/{id}")
  ResponseEntity<ObjectNode> replace(
      @PathVariable String id,
      @RequestBody JsonNode body,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String expected,
      AttributesQuery attributes) {
    return change(
        id,
        expected,
        person -> {
          var draft = Draft.inPlaceOf(person);
          draft.setAll("", body);
          return draft;
        },
        attributes.wanted());
  }

  @PatchMapping("/{id}")
  ResponseEntity<ObjectNode> patch(
      @PathVariable String id,
      @RequestBody JsonNode body,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String expected,
      AttributesQuery attributes) {
    return change(
        id,
        expected,
        person -> {
          var draft = Draft.of(person);
          Patch.apply(body, draft);
          return draft;
        },
        attributes.wanted());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String expected) {
    provisioning.remove(id(id), strong(expected));
  }

  private ResponseEntity<ObjectNode> change(
      String id,
      @Nullable String expected,
      Function<Person, Draft> change,
      WantedAttributes wanted) {
    return answer(HttpStatus.OK, provisioning.change(id(id), strong(expected), change), wanted);
  }

  private ResponseEntity<ObjectNode> answer(
      HttpStatus status, Person person, WantedAttributes wanted) {
    var shown = UserJson.of(person, url);
    var answer = ResponseEntity.status(status).eTag(shown.meta().version());
    if (status == HttpStatus.CREATED) answer.location(URI.create(shown.meta().location()));
    return answer.body(wanted.of(json.valueToTree(shown)));
  }

  private ObjectNode json(Person person) {
    return json.valueToTree(UserJson.of(person, url));
  }

  /// Providers write our versions as weak ones too.
  private static @Nullable String strong(@Nullable String version) {
    return version == null ? null : version.replaceFirst("^W/", "");
  }

  private static long id(String typed) {
    try {
      return Long.parseLong(typed);
    } catch (NumberFormatException none) {
      throw new NotFound("person");
    }
  }

  private static long number(String name, String typed) {
    try {
      return Integer.parseInt(typed.strip());
    } catch (NumberFormatException none) {
      throw Refused.value(name + " is a number.");
    }
  }
}
