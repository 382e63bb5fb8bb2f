package earshot.api;

import earshot.web.ApiProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads the body before anything is made of it, and refuses one that is too large: a list of small
/// numbers takes many times its length in memory.
class BodyLimit extends OncePerRequestFilter {

  private static final int LARGEST = 1 << 20;

  /// Whoever is still sending would not hear the answer.
  private static final int HEARD_OUT = 32 << 20;

  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  private final ApiAnswers answers;

  BodyLimit(ApiAnswers answers) {
    this.answers = answers;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !WITH_BODY.contains(request.getMethod());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var sent = request.getInputStream();
    var body = sent.readNBytes(LARGEST + 1);
    if (body.length <= LARGEST) {
      chain.doFilter(new KnownBody(request, body), response);
      return;
    }
    skip(sent);
    answers.write(
        request,
        response,
        ApiProblem.of(HttpStatus.CONTENT_TOO_LARGE, "The body can have 1 megabyte.", null));
  }

  private static void skip(InputStream sent) throws IOException {
    var some = new byte[8192];
    for (int all = 0, read = 0; read >= 0 && all < HEARD_OUT; all += read) read = sent.read(some);
  }
}
