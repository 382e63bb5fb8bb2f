package earshot.importing;

import static earshot.language.Say.say;

import earshot.company.User;
import earshot.csv.CsvFormat;
import earshot.csv.Encoding;
import earshot.csv.Separator;
import earshot.web.InvalidInput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// Imports uploaded, looked ahead at, begun, watched and undone. Each is one page that shows what
/// is to be done next.
@Controller
@RequestMapping("/imports")
class ImportController {

  private static final int RECENT = 50;

  private final Imports imports;
  private final ImportPages pages;

  ImportController(Imports imports, ImportPages pages) {
    this.imports = imports;
    this.pages = pages;
  }

  @GetMapping
  String recent(@AuthenticationPrincipal User user, Model model) {
    return recent(user, null, model);
  }

  @PostMapping
  String upload(
      @AuthenticationPrincipal User user,
      @RequestParam(required = false) @Nullable MultipartFile file,
      HttpServletResponse response,
      Model model)
      throws IOException {
    try {
      if (file == null) throw new InvalidInput("file", say("Choose a file."));
      var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
      return backTo(imports.upload(user, name, file, file.getSize()));
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return recent(user, problem, model);
    }
  }

  /// @param columns whether to say anew what the columns hold
  @GetMapping("/{id}")
  String show(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam(defaultValue = "false") boolean columns,
      Model model)
      throws IOException {
    return pages.show(user, imports.find(user, id), columns, null, model);
  }

  /// @param field what each of the columns holds, in order
  /// @param job for rows that name none
  @PostMapping("/{id}/columns")
  String columns(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam(defaultValue = "") List<Field> field,
      @RequestParam(required = false) @Nullable Long job,
      HttpServletResponse response,
      Model model)
      throws IOException {
    try {
      imports.name(user, id, field, job);
      return backTo(id);
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return pages.show(user, imports.find(user, id), true, problem, model);
    }
  }

  @PostMapping("/{id}/format")
  String format(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam Encoding encoding,
      @RequestParam Separator separator,
      HttpServletResponse response,
      Model model)
      throws IOException {
    try {
      imports.read(user, id, new CsvFormat(encoding, separator));
      return backTo(id);
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return pages.show(user, imports.find(user, id), true, problem, model);
    }
  }

  /// @param reading of the preview that was shown
  @PostMapping("/{id}/start")
  String start(
      @AuthenticationPrincipal User user,
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String reading,
      HttpServletResponse response,
      Model model)
      throws IOException {
    try {
      imports.start(user, id, reading);
      return backTo(id);
    } catch (InvalidInput problem) {
      response.setStatus(HttpStatus.CONFLICT.value());
      return pages.show(user, imports.find(user, id), false, problem, model);
    }
  }

  @PostMapping("/{id}/undo")
  String undo(@AuthenticationPrincipal User user, @PathVariable long id) {
    imports.undo(user, id);
    return backTo(id);
  }

  private String recent(User user, @Nullable InvalidInput problem, Model model) {
    model.addAttribute("imports", imports.recent(user, RECENT));
    model.addAttribute("problem", problem);
    return "importing/imports";
  }

  private static String backTo(long id) {
    return "redirect:/imports/" + id;
  }
}
