package earshot.scim;

import static org.springframework.web.bind.annotation.RequestMethod.DELETE;
import static org.springframework.web.bind.annotation.RequestMethod.GET;
import static org.springframework.web.bind.annotation.RequestMethod.PATCH;
import static org.springframework.web.bind.annotation.RequestMethod.POST;
import static org.springframework.web.bind.annotation.RequestMethod.PUT;

import earshot.web.NotFound;
import earshot.web.PublicUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a provider can ask of this server, and what it cannot (RFC 7644 section 4).
@RestController
@RequestMapping("/scim/v2")
class ServiceController {

  private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

  private final PublicUrl url;
  private final JsonMapper json;

  ServiceController(PublicUrl url, JsonMapper json) {
    this.url = url;
    this.json = json;
  }

  @GetMapping("/ServiceProviderConfig")
  ObjectNode config() {
    return read("service-provider-config", "/ServiceProviderConfig", "ServiceProviderConfig");
  }

  @GetMapping("/ResourceTypes")
  ObjectNode types() {
    return list(type("User"));
  }

  @GetMapping("/ResourceTypes/{name}")
  ObjectNode type(@PathVariable String name) {
    if (!name.equals("User")) throw new NotFound("resource type");
    return read("user-resource-type", "/ResourceTypes/User", "ResourceType");
  }

  @GetMapping("/Schemas")
  ObjectNode schemas() {
    return list(schema(UserJson.SCHEMA));
  }

  @GetMapping("/Schemas/{name}")
  ObjectNode schema(@PathVariable String name) {
    if (!name.equals(UserJson.SCHEMA)) throw new NotFound("schema");
    return read("user-schema", "/Schemas/" + UserJson.SCHEMA, "Schema");
  }

  @RequestMapping(
      path = {"/Groups/**", "/Bulk", "/Me", "/.search", "/Users/.search"},
      method = {GET, POST, PUT, PATCH, DELETE})
  void notKept() {
    throw new Refused(
        HttpStatus.NOT_IMPLEMENTED,
        null,
        "Here are people alone: no groups, no bulk. Rights are given under Settings, People.");
  }

  private ObjectNode list(ObjectNode only) {
    var list = json.createObjectNode();
    list.putPOJO("schemas", List.of(LIST)).put("totalResults", 1).put("startIndex", 1);
    list.put("itemsPerPage", 1).putArray("Resources").add(only);
    return list;
  }

  private ObjectNode read(String file, String path, String type) {
    try (var text = new ClassPathResource("scim/" + file + ".json").getInputStream()) {
      var read = (ObjectNode) json.readTree(text);
      read.putObject("meta")
          .put("resourceType", type)
          .put("location", url.of("/scim/v2" + path).toString());
      return read;
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
