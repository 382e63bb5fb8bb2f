package earshot.node;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Every request comes by here first, and turns around where the server is about to end: with 421,
/// which says that it may be repeated on another connection whatever it was (RFC 9110, 15.5.20), as
/// nothing was done. One that reads gets 502, by which nginx asks another node and leaves this one
/// alone. Neither is answered for another reason, as 503 is.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Arrivals extends HttpFilter {

  private static final String HEALTH = "/actuator/health";

  private enum Answer {
    HERE,
    HERE_AND_CLOSE,
    ELSEWHERE
  }

  private transient volatile Answer answer = Answer.HERE;
  private transient volatile long last = System.nanoTime();
  private transient volatile boolean haveBeenTold;

  /// From now on connections are closed when they have been answered.
  void sendElsewhere() {
    answer = Answer.HERE_AND_CLOSE;
  }

  void turnAway() {
    answer = Answer.ELSEWHERE;
  }

  /// Whether a request was answered in the way that has a proxy leave this node alone.
  boolean haveBeenTold() {
    return haveBeenTold;
  }

  Duration sinceLast() {
    return Duration.ofNanos(System.nanoTime() - last);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var now = answer;
    if (now != Answer.HERE) response.setHeader("Connection", "close");
    if (request.getRequestURI().startsWith(HEALTH)) {
      chain.doFilter(request, response);
      return;
    }
    last = System.nanoTime();
    if (now == Answer.ELSEWHERE) refuse(request, response);
    else chain.doFilter(request, response);
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    if (reads) haveBeenTold = true;
    response.setStatus(
        reads ? HttpServletResponse.SC_BAD_GATEWAY : HttpStatus.MISDIRECTED_REQUEST.value());
    response.setHeader("Retry-After", "1");
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().write("This server is about to stop. Try again.\n");
  }
}
