package earshot.channels;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the self-test asks for at the public address. Only a test that is known is answered, so
/// there is nothing here for anybody else.
@RestController
@RequestMapping("/checks/{trial}")
class CheckController {

  /// Between two events of a stream.
  static final Duration PAUSE = Duration.ofMillis(1_200);

  private final Trials trials;

  CheckController(Trials trials) {
    this.trials = trials;
  }

  static String here(long trial) {
    return "Earshot " + trial;
  }

  @GetMapping
  ResponseEntity<String> here(@PathVariable("trial") Long trial) {
    return trials.begun(trial).isPresent()
        ? ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(here(trial.longValue()))
        : ResponseEntity.notFound().build();
  }

  @GetMapping("/events")
  void events(@PathVariable("trial") Long trial, HttpServletResponse response)
      throws IOException, InterruptedException {
    if (trials.begun(trial).isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader("X-Accel-Buffering", "no");
    response.getOutputStream().print("data: one\n\n");
    response.flushBuffer();
    Thread.sleep(PAUSE);
    response.getOutputStream().print("data: two\n\n");
  }
}
