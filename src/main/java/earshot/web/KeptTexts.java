package earshot.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpException;
import org.springframework.web.multipart.MultipartException;

/// What somebody had typed into a form that was refused, for the page that says so: the page it
/// came from may be gone. Fields are told by their names, so that no password is among them.
final class KeptTexts {

  private static final Set<String> FIELDS =
      Set.of(
          "area",
          "body",
          "choices",
          "city",
          "company",
          "description",
          "domains",
          "email",
          "first",
          "invitation",
          "issuer",
          "last",
          "message",
          "name",
          "origin",
          "phone",
          "postalCode",
          "street",
          "text",
          "title",
          "url",
          "words");

  /// The answers to a job's questions.
  private static final Pattern ANSWER = Pattern.compile("q\\d+");

  /// What is ticked and not typed.
  private static final Set<String> TICKED = Set.of("true", "false", "on", "yes", "no");

  private KeptTexts() {}

  /// The texts in the order of the form. What another site sends stands on no page of ours.
  static List<String> of(HttpServletRequest request) {
    if ("cross-site".equals(request.getHeader("Sec-Fetch-Site"))) return List.of();
    try {
      return Collections.list(request.getParameterNames()).stream()
          .filter(it -> FIELDS.contains(it) || ANSWER.matcher(it).matches())
          .flatMap(it -> Stream.of(request.getParameterValues(it)))
          .filter(it -> !it.isBlank() && !TICKED.contains(it))
          .toList();
    } catch (HttpException.RuntimeException
        | MultipartException
        | UncheckedIOException unreadable) {
      return List.of();
    }
  }
}
