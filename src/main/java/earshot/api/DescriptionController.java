package earshot.api;

import earshot.web.PublicUrl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.JsonNode;

/// The description of the API: for programs, and for people to read.
@Controller
class DescriptionController {

  private final Description description;
  private final PublicUrl url;

  DescriptionController(Description description, PublicUrl url) {
    this.description = description;
    this.url = url;
  }

  @GetMapping("/api/v1/openapi.json")
  ResponseEntity<JsonNode> document() {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(description.document());
  }

  @GetMapping("/docs/api")
  String page(Model model) {
    model.addAttribute("docs", new ApiDocs(description, url.of("/api/v1").toString()));
    return "api/docs";
  }
}
