package earshot.setup;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/// Leads every page to the first run, as long as there is no company. What programs ask for, such
/// as the operator's self-test, is answered as ever.
class SetupFilter extends OncePerRequestFilter {

  private static final List<String> ELSEWHERE =
      List.of(
          "/api/",
          "/docs/",
          "/setup",
          "/assets/",
          "/webjars/",
          "/_static/",
          "/favicon.ico",
          "/actuator/",
          "/operations/",
          "/checks/",
          "/error");

  private final FirstRun firstRun;

  SetupFilter(FirstRun firstRun) {
    this.firstRun = firstRun;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return !request.getMethod().equals("GET") || ELSEWHERE.stream().anyMatch(path::startsWith);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (firstRun.isWaiting()) {
      response.sendRedirect("/setup");
    } else {
      chain.doFilter(request, response);
    }
  }
}
